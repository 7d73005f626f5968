import type { Core } from '@strapi/strapi';
import { isCopied, named, withSighting, type Glimpse, type Sighting } from './copies';

type Connection = Core.Strapi['db']['connection'];

/** What a token's row says of who used it. */
export interface Use {
  /** Of the token's row. */
  id: number;
  lastSeenAt: string;
  lastAddress: string;
  sightings: Sighting[];
  copiedAt: string | null;
}

/** The same before. */
type Used = Pick<Use, 'id' | 'copiedAt'> & { sightings: Sighting[] | null };

/**
 * What its row says of a token once these uses are noted; null where there were none.
 *
 * @param beat the one that says which page it is of
 */
export function useOf(
  row: Used,
  glimpsed: readonly Glimpse[],
  beat: Sighting | null = null,
): Use | null {
  const last = beat ?? glimpsed.at(-1);
  if (!last) return null;
  let sightings = row.sightings ?? [];
  for (const glimpse of glimpsed) sightings = withSighting(sightings, named(sightings, glimpse));
  if (beat) sightings = withSighting(sightings, beat);
  return {
    id: row.id,
    lastSeenAt: String(last.at),
    lastAddress: last.address,
    sightings,
    copiedAt: row.copiedAt ?? (isCopied(sightings) ? String(last.at) : null),
  };
}

/**
 * Writes many in one statement: ten thousand screens are noted each minute. Tokens that are gone
 * meanwhile stay gone, and one that was seen to be copied stays so.
 */
export async function writeUses(trx: Connection, uses: readonly Use[]): Promise<void> {
  if (uses.length === 0) return;
  const json = trx.client.config.client === 'pg' ? 'jsonb' : 'text';
  const row = `(cast(? as integer), cast(? as bigint), cast(? as text), cast(? as ${json}), cast(? as bigint))`;
  await trx.raw(
    `with used (id, seen, address, sightings, copied) as (values ${uses.map(() => row).join()})
     update screen_tokens set last_seen_at = used.seen, last_address = used.address,
       sightings = used.sightings, copied_at = coalesce(screen_tokens.copied_at, used.copied)
     from used where screen_tokens.id = used.id`,
    uses.flatMap(({ id, lastSeenAt, lastAddress, sightings, copiedAt }) => [
      id,
      lastSeenAt,
      lastAddress,
      JSON.stringify(sightings),
      copiedAt,
    ]),
  );
}
