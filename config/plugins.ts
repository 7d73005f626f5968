import type { Core } from '@strapi/strapi';

/** What may be stored, decided by the bytes of a file; no SVG, HTML or script is among them. */
const allowedTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/tiff',
  'image/gif',
  'image/avif',
  'video/mp4',
  'video/webm',
  'audio/*',
  'application/pdf',
  'text/vtt',
];

export default ({ env }: Core.Config.Shared.ConfigParams) => ({
  upload: {
    config: {
      sizeLimit: env.int('UPLOAD_LIMIT_BYTES', 2 * 1024 ** 3),
      security: { allowedTypes },
    },
  },
});
