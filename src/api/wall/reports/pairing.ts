import { z } from '@strapi/utils';
import { line } from './text';

const pixels = z.number().int().min(1).max(100_000);

/** What an unknown screen says of itself; only to help a keeper who looks at a list. */
export const pairingRequest = z.object({
  width: pixels,
  height: pixels,
  userAgent: line(200).optional().default(''),
});
