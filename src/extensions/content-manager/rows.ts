import type { Core, UID } from '@strapi/strapi';
import { SOURCES } from '../../api/wall/programme/source';
import type { SlideKind } from '../../api/wall/programme/types';
import { optionLabels } from '../../labels/zh-Hans';

/**
 * What a row of a list is called while it is closed. The panel can call it only by one of its own
 * text fields, and a slide's text is its work's; so the name is written beside it at each save.
 */

type Row = Readonly<Record<string, unknown>>;

const LONGEST = 60;

const firstLine = (text: unknown): string =>
  typeof text === 'string' ? (text.trim().split('\n', 1)[0] ?? '') : '';

/** A maxim is called by its first verse line. */
const titleOf = (work: unknown): string => {
  const { title, name, text } = (work ?? {}) as Row;
  return firstLine(title ?? name ?? text).replace(/[，。；！？、]$/u, '');
};

/** “格言：千锤万凿出深山”, “按规则挑选：作品 12 件”. */
export function slideName(slide: Row): string {
  const kind = slide['kind'] as SlideKind | 'rule';
  const named = optionLabels('wall.slide', 'kind')?.[kind] ?? kind;
  if (kind !== 'rule') return called(named, titleOf(slide[SOURCES[kind].field]));
  const pick = slide['pick'] as Row | null;
  const what = pick ? optionLabels('wall.pick', 'kind')?.[String(pick['kind'])] : '';
  return called(named, pick ? `${what} ${pick['count']} 件` : '');
}

const called = (kind: string, title: string): string =>
  (title ? `${kind}：${title}` : kind).slice(0, LONGEST);

export const entryName = ({ artwork }: Row): string => titleOf(artwork).slice(0, LONGEST);

interface Rows {
  field: string;
  component: string;
  populate: object;
  nameOf: (row: Row) => string;
}

const works = Object.fromEntries(Object.values(SOURCES).map(({ field }) => [field, true]));

const ROWS: Readonly<Record<string, Rows>> = {
  'api::wall.playlist': {
    field: 'slides',
    component: 'wall.slide',
    populate: { ...works, pick: true },
    nameOf: slideName,
  },
  'api::exhibition.exhibition': {
    field: 'entries',
    component: 'exhibition.entry',
    populate: { artwork: true },
    nameOf: entryName,
  },
};

/** Names the rows of what is saved, in the same save. */
export function nameRows(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const result = await next();
    const rows = ROWS[context.uid];
    const id = (result as { id?: number } | null)?.id;
    if (!rows || !id || !['create', 'update'].includes(context.action)) return result;
    const { field, component, populate, nameOf } = rows;
    const entry: Row | null = await strapi.db
      .query(context.uid)
      .findOne({ where: { id }, populate: { [field]: { populate } } });
    for (const row of (entry?.[field] ?? []) as (Row & { id: number })[]) {
      const data = { label: nameOf(row) };
      if (data.label !== row['label']) {
        await strapi.db.query(component as UID.Schema).update({ where: { id: row.id }, data });
      }
    }
    return result;
  });
}
