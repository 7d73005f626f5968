import type { Core } from '@strapi/strapi';
import { isActive, isFor, noticeFor, type NoticeRule } from '../notices/active';
import type { NoticeContent } from '../programme/types';
import { Refusal } from '../refusal';
import { deleteOfGoneScreens } from '../states/gone';

const UID = 'api::wall.notice';
const RECEIPT_UID = 'api::wall.notice-receipt';
const SCREEN_UID = 'api::wall.screen';
const DAY = 24 * 60 * 60_000;
/** How long a notice and its receipts are kept after its end. */
const KEPT = 400 * DAY;
/** How far back the keeper's list goes. */
const LISTED = 100;

interface NoticeRow {
  documentId: string;
  text: string;
  level: NoticeContent['level'];
  screens: string[] | null;
  groups: string[] | null;
  startsAt: string;
  expiresAt: string;
  withdrawnAt: string | null;
  author: string | null;
}

interface ScreenPlace {
  id: string;
  group: string | null;
}

export interface NewNotice {
  text: string;
  level: NoticeContent['level'];
  screens: string[];
  groups: string[];
  expiresAt: number;
}

/** A notice as a keeper sees it. */
export interface NoticeView {
  id: string;
  level: NoticeContent['level'];
  text: string;
  screens: readonly string[];
  groups: readonly string[];
  createdAt: string;
  expiresAt: string;
  /** Set where it was taken down before its time. */
  withdrawnAt: string | null;
  author: string | null;
  active: boolean;
  receipts: { screen: string; at: string }[];
}

const iso = (milliseconds: string): string => new Date(Number(milliseconds)).toISOString();

const ruleOf = (row: NoticeRow): NoticeRule => ({
  id: row.documentId,
  level: row.level,
  text: row.text,
  startsAt: Number(row.startsAt),
  expiresAt: Number(row.expiresAt),
  screens: row.screens ?? [],
  groups: row.groups ?? [],
});

/** Urgent notices: laid over what a screen shows, until they expire. They never touch a schedule. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const notices = () => strapi.db.query(UID);
  const receipts = () => strapi.db.query(RECEIPT_UID);

  async function standing(now: number): Promise<NoticeRule[]> {
    const rows: NoticeRow[] = await notices().findMany({
      where: { expiresAt: { $gt: String(now) } },
    });
    return rows.map(ruleOf);
  }

  async function screens(): Promise<ScreenPlace[]> {
    const rows: { documentId: string; group: { documentId: string } | null }[] = await strapi.db
      .query(SCREEN_UID)
      .findMany({ select: ['documentId'], populate: { group: { select: ['documentId'] } } });
    return rows.map(({ documentId, group }) => ({
      id: documentId,
      group: group?.documentId ?? null,
    }));
  }

  /** Tells every instance, and through it every screen that is connected. */
  async function announce(): Promise<void> {
    await strapi.service('api::wall.revision').bump({ uid: UID });
    await strapi.service('api::wall.commands').send('notice', null);
    strapi.service('api::wall.feed').nudge();
  }

  return {
    /** What is laid over each screen (documentId) at a time; screens without a notice are absent. */
    async activeFor(now: number): Promise<Map<string, NoticeContent>> {
      const rules = await standing(now);
      if (rules.length === 0) return new Map();
      return new Map(
        (await screens()).flatMap((screen) => {
          const notice = noticeFor(screen, rules, now);
          return notice ? [[screen.id, notice] as const] : [];
        }),
      );
    },

    async list(now: number): Promise<NoticeView[]> {
      const rows: NoticeRow[] = await notices().findMany({
        orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
        limit: LISTED,
      });
      const got: { notice: string; screen: string; at: string }[] = await receipts().findMany({
        where: { notice: { $in: rows.map(({ documentId }) => documentId) } },
        orderBy: { id: 'asc' },
      });
      return rows.map((row) => ({
        id: row.documentId,
        level: row.level,
        text: row.text,
        screens: row.screens ?? [],
        groups: row.groups ?? [],
        createdAt: iso(row.startsAt),
        expiresAt: iso(row.expiresAt),
        withdrawnAt: row.withdrawnAt && iso(row.withdrawnAt),
        author: row.author,
        active: isActive(ruleOf(row), now),
        receipts: got
          .filter(({ notice }) => notice === row.documentId)
          .map(({ screen, at }) => ({ screen, at: iso(at) })),
      }));
    },

    async publish(notice: NewNotice, author: string): Promise<{ id: string }> {
      const known = new Set((await screens()).map(({ id }) => id));
      if (notice.screens.some((id) => !known.has(id))) {
        throw new Refusal(400, '所选屏幕中有已删除的，请刷新后重选');
      }
      const groups = await strapi.db
        .query('api::wall.screen-group')
        .count({ where: { documentId: { $in: notice.groups } } });
      if (groups !== new Set(notice.groups).size) {
        throw new Refusal(400, '所选屏组中有已删除的，请刷新后重选');
      }
      const { documentId } = await notices().create({
        data: {
          ...notice,
          startsAt: String(Date.now()),
          expiresAt: String(notice.expiresAt),
          author,
        },
      });
      await announce();
      return { id: documentId };
    },

    /** Takes a notice down before its time; it stays in the list as over. */
    async withdraw(id: string): Promise<void> {
      const row: NoticeRow | null = await notices().findOne({ where: { documentId: id } });
      if (!row) throw new Refusal(404, '没有这条插播');
      const now = Date.now();
      if (!isActive(ruleOf(row), now)) return;
      await notices().updateMany({
        where: { documentId: id },
        data: { expiresAt: String(now), withdrawnAt: String(now) },
      });
      await announce();
    },

    /** A screen has shown a notice; saying so twice is once. */
    async acknowledge(id: string, screen: string): Promise<void> {
      const row: NoticeRow | null = await notices().findOne({ where: { documentId: id } });
      const place = (await screens()).find((candidate) => candidate.id === screen);
      if (!row || !place || !isFor(ruleOf(row), place)) throw new Refusal(404, '没有这条插播');
      await strapi.db
        .getConnection('notice_receipts')
        .insert({ notice: id, screen, at: Date.now() })
        .onConflict(['notice', 'screen'])
        .ignore();
    },

    /** Clears away what is long over, and what screens acknowledged that are gone. */
    async sweep(now: number): Promise<void> {
      await deleteOfGoneScreens(strapi, 'notice_receipts');
      const old: NoticeRow[] = await notices().findMany({
        where: { expiresAt: { $lt: String(now - KEPT) } },
        limit: 100,
      });
      const ids = old.map(({ documentId }) => documentId);
      if (ids.length === 0) return;
      await receipts().deleteMany({ where: { notice: { $in: ids } } });
      await notices().deleteMany({ where: { documentId: { $in: ids } } });
    },
  };
};
