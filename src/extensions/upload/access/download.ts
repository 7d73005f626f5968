import type { Core } from '@strapi/strapi';

const FILE = 'plugin::upload.file';
/** The upload plugin's own action: without it the panel has no button, and here no way. */
export const DOWNLOAD = 'plugin::upload.assets.download';

export interface Ability {
  can(action: string, subject?: unknown): boolean;
}

interface PermissionsManager {
  toSubject(target: object): unknown;
}

/** Whether somebody's roles let them have the master of a file, conditions included. */
export function mayDownload(strapi: Core.Strapi, ability: Ability, file: object): boolean {
  if (!ability.can(DOWNLOAD)) return false;
  const manager: PermissionsManager = strapi
    .service('admin::permission')
    .createPermissionsManager({ ability, action: DOWNLOAD, model: FILE });
  // A copy: whatever is made a subject is marked as one.
  return ability.can(DOWNLOAD, manager.toSubject({ ...file }));
}
