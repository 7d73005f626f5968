import type { Core } from '@strapi/strapi';
import { DEFAULT_LIMIT } from '../src/extensions/upload/ingest/limit';
import { DEFAULT_LIMITS } from '../src/extensions/upload/guard/limits';

export default ({ env }: Core.Config.Shared.ConfigParams) => ({
  upload: {
    config: {
      sizeLimit: env.int('UPLOAD_LIMIT_BYTES', DEFAULT_LIMIT),
      pictures: {
        pixels: env.int('PICTURE_LIMIT_PIXELS', DEFAULT_LIMITS.pixels),
        side: env.int('PICTURE_LIMIT_SIDE', DEFAULT_LIMITS.side),
      },
      // Strapi's own check believes names and the first 4 KB, lets the good files of a batch in
      // without the bad, and answers in English. The guard looks at every byte, and decides alone.
      security: { allowedTypes: ['*'] },
    },
  },
});
