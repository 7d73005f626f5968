import type { Core } from '@strapi/strapi';

const FILE = 'plugin::upload.file';
/** The upload plugin's own actions: who may not see a file in the media library gets nothing of it. */
export const READ = 'plugin::upload.read';
/** Without it the panel has no button, and here no way. */
export const DOWNLOAD = 'plugin::upload.assets.download';

type Action = typeof READ | typeof DOWNLOAD;

/** What somebody's roles let them do. */
export interface Ability {
  can(action: string, subject?: unknown): boolean;
}

interface PermissionsManager {
  isAllowed: boolean;
  /** The conditions on an action, as a filter of rows; empty where there are none. */
  getQuery(): object;
}

/** With which of some files somebody's roles let them do something, conditions included. */
export async function allowedOf(
  strapi: Core.Strapi,
  ability: Ability,
  action: Action,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const manager: PermissionsManager = strapi
    .service('admin::permission')
    .createPermissionsManager({ ability, action, model: FILE });
  if (!manager.isAllowed) return new Set();
  const conditions = manager.getQuery();
  if (Object.keys(conditions).length === 0) return new Set(ids);
  const rows = await strapi.db.query(FILE).findMany({
    select: ['id'],
    where: { $and: [{ id: { $in: [...ids] } }, conditions] },
  });
  return new Set(rows.map(({ id }) => id as number));
}

/** Whether somebody's roles let them do all of this with a file. */
export async function mayWith(
  strapi: Core.Strapi,
  ability: Ability,
  id: number,
  ...actions: Action[]
): Promise<boolean> {
  for (const action of actions) {
    if (!(await allowedOf(strapi, ability, action, [id])).has(id)) return false;
  }
  return true;
}
