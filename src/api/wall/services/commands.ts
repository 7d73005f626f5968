import type { Core } from '@strapi/strapi';

const UID = 'api::wall.command';

export type CommandKind = 'identify' | 'reload' | 'notice' | 'rotate' | 'close';

export interface Command {
  id: number;
  kind: CommandKind;
  /** documentId, or null for all screens. */
  screen: string | null;
}

/** Ids that are looked at again, because a smaller one may be committed after a larger one. */
const OVERLAP = 50;
/** How long commands are kept; instances read them within a second or two. */
const KEPT = 10 * 60_000;

/**
 * Commands for screens, passed to every instance through a table: a screen is connected to one of
 * them, and the keeper's request may reach another. Each reads what is new a few times a second.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const commands = () => strapi.db.query(UID);
  let known = new Set<number>();
  let last = 0;

  return {
    async send(kind: CommandKind, screen: string | null): Promise<void> {
      await commands().create({ data: { kind, screen, at: String(Date.now()) } });
      strapi.service('api::wall.events').nudge();
    },

    /** Commands from before this process started are not for it: its screens were not connected. */
    async prepare(): Promise<void> {
      const newest: Command[] = await commands().findMany({
        select: ['id'],
        orderBy: { id: 'desc' },
        limit: OVERLAP,
      });
      known = new Set(newest.map(({ id }) => id));
      last = newest[0]?.id ?? 0;
    },

    /** What was sent and is not yet done: each until it was. */
    async fresh(): Promise<Command[]> {
      const rows: Command[] = await commands().findMany({
        where: { id: { $gt: last - OVERLAP } },
        select: ['id', 'kind', 'screen'],
        orderBy: { id: 'asc' },
      });
      last = Math.max(last, ...rows.map(({ id }) => id));
      known = new Set(rows.flatMap(({ id }) => (known.has(id) ? id : [])));
      return rows.filter(({ id }) => !known.has(id));
    },

    /** A command that was carried out here is not seen again. */
    done({ id }: Command): void {
      known.add(id);
    },

    async sweep(now: number): Promise<void> {
      await commands().deleteMany({ where: { at: { $lt: String(now - KEPT) } } });
    },
  };
};
