import { describe, expect, it } from '@jest/globals';
import { schemas } from '../support/schemas';

/** What a PostgreSQL column of a short text holds, in characters. */
const LONGEST = 255;

describe('schemas', () => {
  it('keep short texts as short as their columns: longer ones are of type text', () => {
    const loose = schemas().flatMap(([uid, { attributes }]) =>
      Object.entries(attributes)
        .filter(([, { type }]) => type === 'string' || type === 'uid')
        .filter(([, { maxLength = Infinity }]) => maxLength > LONGEST)
        .map(([name]) => `${uid}.${name}`),
    );
    expect(loose).toEqual([]);
  });

  it('know drafts wherever an editor publishes', () => {
    const publishable = schemas()
      .filter(([, { options }]) => options?.draftAndPublish)
      .map(([uid]) => uid);
    expect(publishable.sort()).toEqual([
      'api::campaign.campaign',
      'api::collection.artist',
      'api::collection.artwork',
      'api::collection.bulletin',
      'api::collection.family-story',
      'api::collection.film',
      'api::collection.maxim',
      'api::collection.resource',
      'api::exhibition.exhibition',
    ]);
  });
});
