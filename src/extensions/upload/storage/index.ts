import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { LocalStorage } from './local';
import type { Storage } from './types';

const opened = new WeakMap<Core.Strapi, Storage>();

/** Where this installation keeps its files, as its settings say. */
export function storageOf(strapi: Core.Strapi): Storage {
  const storage =
    opened.get(strapi) ?? new LocalStorage(path.join(strapi.dirs.static.public, 'uploads'));
  opened.set(strapi, storage);
  return storage;
}
