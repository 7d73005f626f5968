import type { Core } from '@strapi/strapi';
import { DEFAULT_LIMIT } from '../src/extensions/upload/ingest/limit';
import { DEFAULT_LIMITS } from '../src/extensions/upload/guard/limits';

type Env = Core.Config.Shared.ConfigParams['env'];

/**
 * The machine's own disk, or a private bucket of an S3-compatible service where `S3_BUCKET` names
 * one. Without keys the AWS client looks for them where it always does (a role, a profile).
 */
const storage = (env: Env) => {
  const bucket = env('S3_BUCKET', '');
  if (!bucket) return { provider: 'local' };
  const accessKeyId = env('S3_ACCESS_KEY_ID', '');
  return {
    provider: 'aws-s3',
    providerOptions: {
      // The provider would keep a slash at the front, and name objects that nobody then finds.
      rootPath: env('S3_PREFIX', '').replace(/^\/+|\/+$/g, ''),
      s3Options: {
        region: env('S3_REGION', 'us-east-1'),
        ...(env('S3_ENDPOINT', '') && { endpoint: env('S3_ENDPOINT') }),
        forcePathStyle: env.bool('S3_FORCE_PATH_STYLE', false),
        ...(accessKeyId && {
          credentials: { accessKeyId, secretAccessKey: env('S3_SECRET_ACCESS_KEY') },
        }),
        // Newer checksums are sent only where a call demands them: not every service knows them.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        // Named and empty, so that the provider does not make every object public on its own.
        params: { Bucket: bucket, ACL: undefined },
      },
    },
  };
};

export default ({ env }: Core.Config.Shared.ConfigParams) => ({
  upload: {
    config: {
      ...storage(env),
      sizeLimit: env.int('UPLOAD_LIMIT_BYTES', DEFAULT_LIMIT),
      pictures: {
        pixels: env.int('PICTURE_LIMIT_PIXELS', DEFAULT_LIMITS.pixels),
        side: env.int('PICTURE_LIMIT_SIDE', DEFAULT_LIMITS.side),
      },
      // Off for a process that only looks, or where another does the work that can wait.
      renditionJobs: env('RENDITION_JOBS', 'on') !== 'off',
      // Strapi's own check believes names and the first 4 KB, lets the good files of a batch in
      // without the bad, and answers in English. The guard looks at every byte, and decides alone.
      security: { allowedTypes: ['*'] },
    },
  },
});
