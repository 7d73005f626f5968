import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { workshop } from '../ingest/workshop';
import { LocalStorage } from './local';
import type { S3Settings } from './s3';
import type { Storage } from './types';

const opened = new WeakMap<Core.Strapi, Storage>();

/** Where this installation keeps its files, as its settings say. */
export function storageOf(strapi: Core.Strapi): Storage {
  const storage = opened.get(strapi) ?? open(strapi);
  opened.set(strapi, storage);
  return storage;
}

function open(strapi: Core.Strapi): Storage {
  if (strapi.config.get('plugin::upload.provider') === 'aws-s3') {
    // The client for S3 takes a third of a second to load; most installations have no use for it.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { S3Storage } = require('./s3') as typeof import('./s3');
    return new S3Storage(strapi.config.get('plugin::upload.providerOptions') as S3Settings);
  }
  return new LocalStorage(path.join(strapi.dirs.static.public, 'uploads'), workshop);
}
