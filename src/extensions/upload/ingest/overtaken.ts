import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

const FILE = 'plugin::upload.file';

/** A replacement until its row is written. */
interface Replacement {
  id: number;
  /** The storage name of what it replaces, which follows from the bytes. */
  hash: string;
  isWritten: boolean;
}

const replacements = new AsyncLocalStorage<Replacement>();

/** Does a replacement, which fails where its row is not what it was when it began. */
export const whileUnchanged = <T>(
  { id, hash }: Pick<Replacement, 'id' | 'hash'>,
  work: () => Promise<T>,
): Promise<T> => replacements.run({ id, hash, isWritten: false }, work);

/**
 * On one instance replacements and deletions of a file wait for each other; two instances share no
 * queue, and the upload plugin writes a row by its id alone. So the row is written here before, in
 * one step with the look at what is replaced: of two only one can, and the other clears what it stored.
 */
export function refuseOvertaken(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    models: [FILE],
    async beforeUpdate({ params: { data } }) {
      const replacement = replacements.getStore();
      if (!replacement || replacement.isWritten) return;
      // Whoever hears of the change may write to the row too.
      replacement.isWritten = true;
      const { id, hash } = replacement;
      const { count } = await strapi.db.query(FILE).updateMany({ where: { id, hash }, data });
      if (count === 0) throw new errors.ApplicationError(OVERTAKEN);
    },
  });
}

const OVERTAKEN = '要替换的文件刚刚被别处替换或删除了，这次替换没有收下；请刷新页面后再试';

/** The row was deleted while the file that was to replace it came in. */
export const gone = (name: string): Error =>
  new errors.NotFoundError(`要替换的文件已被删除，“${name}”没有收下；仍然需要的话，请另行上传`);
