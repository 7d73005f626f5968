import type { Readable } from 'node:stream';
import path from 'node:path';
import {
  AbortMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  ListObjectsV2Command,
  type MultipartUpload,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import provider from '@strapi/provider-upload-aws-s3';
import { requireKey } from './keys';
import type { ByteRange, Storage, StoredObject } from './types';

/** The options of `@strapi/provider-upload-aws-s3`, as far as they are used here. */
export interface S3Settings {
  /** Key prefix within the bucket. */
  rootPath?: string;
  s3Options: S3ClientConfig & { params: { Bucket: string } };
}

type ProviderFile = { path: string; hash: string; ext: string; mime?: string; stream?: Readable };

interface Provider {
  uploadStream(file: ProviderFile): Promise<void>;
  delete(file: ProviderFile): Promise<unknown>;
}

/** Objects whose size and time are remembered: a key names the same bytes for ever. */
const REMEMBERED = 20_000;
/** An upload in parts that is older than this belongs to a process that is gone. */
const ABANDONED_AFTER = 24 * 60 * 60 * 1000;
/** What keys of ours end in, or begin with: the bucket may hold what others put there. */
const OURS = /^(tiles\/[0-9a-f]{64}\/.+|[^/]+_[0-9a-f]{16}(\.\w+)?)$/;

/**
 * A private bucket of an S3-compatible service. Writing goes through Strapi's own provider, with its
 * settings: an object appears when all of it has arrived, in parts or not.
 */
export class S3Storage implements Storage {
  private readonly provider: Provider;
  private readonly client: S3Client;
  private readonly bucket: string;
  private readonly prefix: string;
  private readonly known = new Map<string, StoredObject>();

  constructor(settings: S3Settings) {
    this.provider = provider.init(settings as never) as unknown as Provider;
    this.client = new S3Client(settings.s3Options);
    this.bucket = settings.s3Options.params.Bucket;
    this.prefix = settings.rootPath ? `${settings.rootPath.replace(/^\/+|\/+$/g, '')}/` : '';
  }

  async put(key: string, body: Readable, mime: string): Promise<void> {
    this.known.delete(key);
    await this.provider.uploadStream({ ...fileOf(key), mime, stream: body });
  }

  async open(key: string, range?: ByteRange): Promise<Readable | null> {
    const found = await this.orNull(() =>
      this.client.send(
        new GetObjectCommand({
          ...this.at(key),
          ...(range && { Range: `bytes=${range.start}-${range.end}` }),
        }),
      ),
    );
    if (!found) this.known.delete(key);
    return (found?.Body as Readable | undefined) ?? null;
  }

  async stat(key: string): Promise<StoredObject | null> {
    const known = this.known.get(key);
    if (known) return known;
    const found = await this.orNull(() => this.client.send(new HeadObjectCommand(this.at(key))));
    if (!found) return null;
    return this.remember({
      key,
      bytes: found.ContentLength ?? 0,
      changedAt: found.LastModified?.getTime() ?? 0,
    });
  }

  async remove(key: string): Promise<void> {
    requireKey(key);
    this.known.delete(key);
    await this.provider.delete(fileOf(key));
  }

  async *list(prefix: string): AsyncIterable<StoredObject> {
    let token: string | undefined;
    do {
      const page = await this.client.send(
        new ListObjectsV2Command({
          Bucket: this.bucket,
          Prefix: `${this.prefix}${prefix}`,
          ContinuationToken: token,
        }),
      );
      for (const { Key = '', Size = 0, LastModified } of page.Contents ?? []) {
        const key = Key.slice(this.prefix.length);
        yield { key, bytes: Size, changedAt: LastModified?.getTime() ?? 0 };
      }
      token = page.NextContinuationToken;
    } while (token !== undefined);
  }

  /** Parts that were never put together: they are no object, but they take room and are paid for. */
  async clearHalfStored(): Promise<number> {
    const abandoned: { Key: string; UploadId: string | undefined }[] = [];
    for await (const { Key = '', UploadId, Initiated } of this.openUploads()) {
      // Another instance may be in the middle of one.
      const isOld = Initiated && Date.now() - Initiated.getTime() > ABANDONED_AFTER;
      const isOurs = Key.startsWith(this.prefix) && OURS.test(Key.slice(this.prefix.length));
      if (isOld && isOurs) abandoned.push({ Key, UploadId });
    }
    for (const { Key, UploadId } of abandoned) {
      await this.client.send(
        new AbortMultipartUploadCommand({ Bucket: this.bucket, Key, UploadId }),
      );
    }
    return abandoned.length;
  }

  private async *openUploads(): AsyncIterable<MultipartUpload> {
    let marker: { KeyMarker?: string; UploadIdMarker?: string } | null = {};
    while (marker) {
      const page: ListMultipartUploadsCommandOutput = await this.client.send(
        new ListMultipartUploadsCommand({ Bucket: this.bucket, Prefix: this.prefix, ...marker }),
      );
      yield* page.Uploads ?? [];
      const { IsTruncated, NextKeyMarker, NextUploadIdMarker } = page;
      marker = IsTruncated
        ? { KeyMarker: NextKeyMarker as string, UploadIdMarker: NextUploadIdMarker as string }
        : null;
    }
  }

  private at(key: string): { Bucket: string; Key: string } {
    requireKey(key);
    return { Bucket: this.bucket, Key: `${this.prefix}${key}` };
  }

  private remember(object: StoredObject): StoredObject {
    if (this.known.size >= REMEMBERED) this.known.clear();
    this.known.set(object.key, object);
    return object;
  }

  private async orNull<T>(ask: () => Promise<T>): Promise<T | null> {
    try {
      return await ask();
    } catch (error) {
      const { name, $metadata } = error as {
        name: string;
        $metadata?: { httpStatusCode?: number };
      };
      if (['NoSuchKey', 'NotFound'].includes(name) || $metadata?.httpStatusCode === 404)
        return null;
      throw error;
    }
  }
}

/** A key as the provider takes it apart: it puts the same together again. */
function fileOf(key: string): ProviderFile {
  requireKey(key);
  const { dir, name, ext } = path.posix.parse(key);
  return { path: dir, hash: name, ext };
}
