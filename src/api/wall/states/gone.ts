import type { Core } from '@strapi/strapi';

/**
 * Deletes the rows of a table whose `screen` (documentId) is no longer there: what a screen says of
 * itself goes with it, also what it said while it was being deleted.
 */
export async function deleteOfGoneScreens(strapi: Core.Strapi, table: string): Promise<void> {
  const screen = strapi.db
    .getConnection('screens')
    .select('id')
    .whereRaw('?? = ??', ['screens.document_id', `${table}.screen`]);
  await strapi.db.getConnection(table).whereNotExists(screen).delete();
}
