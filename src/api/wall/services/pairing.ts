import { randomInt, randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { Refusal } from '../refusal';
import { callerOf, RateWindow } from '../limits/window';
import { makeCode, readCode } from '../pairing/code';
import { isSecretOf, secretOf } from '../pairing/secret';
import {
  afterWrongSecret,
  answerTo,
  forgettableBefore,
  LIFETIME,
  POLL_SECONDS,
  waitBefore,
  type Stage,
} from '../pairing/stage';
import { digestOf } from '../tokens/digest';

const UID = 'api::wall.pairing';
const SCREEN_UID = 'api::wall.screen';
const GROUP_UID = 'api::wall.screen-group';

const USED = '这个配对码已经用过了';
const OVER = '这次配对已结束或已过期，请重新获取配对码';

interface PairingRow {
  id: number;
  key: string;
  stage: Stage;
  screen: string | null;
  failures: number;
  expiresAt: string;
  claimedAt: string | null;
  /** Id of the token that was fetched. */
  token: number | null;
  width: number;
  height: number;
  userAgent: string | null;
}

export interface Asked {
  width: number;
  height: number;
  userAgent: string;
}

/** The screen a keeper makes while approving. */
export interface NewScreen {
  name: string;
  place: string | null;
  width: number;
  height: number;
  group: string | null;
  timezone: string;
  audience: 'public' | 'internal';
}

export interface PairedScreen {
  id: string;
  name: string;
  slug: string;
}

/**
 * Pairing: an unknown screen asks for a code and shows it; a keeper who stands before it types it;
 * the screen then fetches its token. Codes are stored as digests and looked up by them, and secrets
 * not at all, so that neither a copy of the database nor the time of an answer gives one away.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const pairings = () => strapi.db.query(UID);
  /** Each request costs two counts, also one that is refused. */
  const requests = new RateWindow(120, LIFETIME);
  /** Asking without the right secret costs a query each. */
  const misses = new RateWindow(60, 60_000);
  /** So does asking with it; counted for each pairing, whoever else stands behind its address. */
  const polls = new RateWindow(60, 60_000);
  /** A keeper mistypes now and then; nobody mistypes so often. */
  const wrongCodes = new RateWindow(15, 10 * 60_000);

  const [installationSecret] = strapi.config.get('server.app.keys') as [string];

  const stored = (row: PairingRow) => ({
    ...row,
    expiresAt: Number(row.expiresAt),
    claimedAt: row.claimedAt === null ? null : Number(row.claimedAt),
  });

  /** The pairing whose screen shows a code; guessing is counted by the keeper who guesses. */
  async function found(typed: unknown, keeper: string): Promise<{ code: string; row: PairingRow }> {
    const now = Date.now();
    const wait = wrongCodes.blocked(keeper, now);
    if (wait > 0) throw new Refusal(429, '配对码输错次数过多，请稍后再试', wait);
    const code = readCode(typed);
    const row: PairingRow | null =
      code && (await pairings().findOne({ where: { codeDigest: digestOf(code) } }));
    if (!code || !row) {
      wrongCodes.take(keeper, now);
      throw new Refusal(404, '没有这个配对码，请对照屏幕重新输入（八位，不含 0、1、I、O）');
    }
    if (row.stage === 'locked') {
      throw new Refusal(410, '这次配对因多次校验失败已被锁定，屏幕会显示新的配对码');
    }
    if (row.stage !== 'waiting') throw new Refusal(410, USED);
    if (now >= Number(row.expiresAt)) throw new Refusal(410, '配对码已过期，屏幕会显示新的一个');
    return { code, row };
  }

  async function chosenScreen(target: { screen: string } | { create: NewScreen }) {
    if ('screen' in target) {
      const screen = await strapi.db
        .query(SCREEN_UID)
        .findOne({ where: { documentId: target.screen } });
      if (!screen) throw new Refusal(404, '没有这块屏幕，它可能刚被删除，请刷新后再选');
      return screen;
    }
    const { group, ...data } = target.create;
    if (group && (await strapi.db.query(GROUP_UID).count({ where: { documentId: group } })) === 0) {
      throw new Refusal(404, '没有这个屏组，它可能刚被删除，请刷新后再选');
    }
    // A slug made of a Chinese name would be empty; this one can be changed in the panel.
    const slug = `screen-${makeCode(randomInt).slice(2).toLowerCase()}`;
    return strapi.documents(SCREEN_UID).create({
      data: {
        ...data,
        slug,
        ...(group && { group: { connect: [{ documentId: group }] } }),
      } as never,
    });
  }

  return {
    /** A new code for a screen that nobody knows yet. */
    async request(asked: Asked, address: string) {
      const now = Date.now();
      const caller = callerOf(address);
      const since = { madeAt: { $gt: String(now - LIFETIME) } };
      const wait =
        requests.take(caller, now) ||
        waitBefore({
          byAddress: await pairings().count({ where: { ...since, address: caller } }),
          overall: await pairings().count({ where: since }),
        });
      if (wait > 0) throw new Refusal(429, '配对请求过于频繁，请稍后再试', wait);
      const [key, code] = [randomUUID(), makeCode(randomInt)];
      const expiresAt = now + LIFETIME;
      await pairings().create({
        data: {
          ...asked,
          key,
          codeDigest: digestOf(code),
          stage: 'waiting',
          address: caller,
          failures: 0,
          madeAt: String(now),
          expiresAt: String(expiresAt),
        },
      });
      return {
        id: key,
        code,
        secret: secretOf(key, installationSecret),
        expiresAt: new Date(expiresAt).toISOString(),
        pollSeconds: POLL_SECONDS,
      };
    },

    /**
     * What became of a pairing.
     *
     * @returns null while it waits for a keeper; then the screen and its token; again where the answer
     *   was lost, until a token is used
     */
    async poll(
      key: string,
      secret: string,
      address: string,
    ): Promise<{ token: string; screen: PairedScreen } | null> {
      const now = Date.now();
      const knows = isSecretOf(key, secret, installationSecret);
      const wait = knows ? polls.take(key, now) : misses.take(callerOf(address), now);
      if (wait > 0) throw new Refusal(429, '查询过于频繁，请稍后再试', wait);
      const row: PairingRow | null = await pairings().findOne({ where: { key } });
      const answer = row ? answerTo(stored(row), knows, now) : 'unknown';
      if (answer === 'waiting') return null;
      if (answer === 'gone') throw new Refusal(410, OVER);
      if (answer === 'unknown' || !row) {
        if (row) {
          // A keeper's yes that comes in meanwhile must not be taken back.
          await pairings().updateMany({
            where: { id: row.id, stage: row.stage },
            data: afterWrongSecret(row),
          });
        }
        throw new Refusal(404, '没有这次配对');
      }
      return this.claim(row, answer === 'again');
    },

    /**
     * Hands the token over: whoever changes the row from approved to claimed has it, nobody else.
     *
     * @param again whether its answer was lost: a token that was never used gives way to another
     */
    async claim(row: PairingRow, again: boolean): Promise<{ token: string; screen: PairedScreen }> {
      const tokens = strapi.service('api::wall.token');
      if (again && !(await tokens.isUnused(row.token))) throw new Refusal(410, OVER);
      const claimed = await strapi.db.transaction(async ({ trx }) => {
        const changed = await trx('pairings')
          .where({ id: row.id, stage: row.stage, claimed_at: row.claimedAt })
          .update({
            stage: 'claimed',
            claimed_at: Date.now(),
            code_digest: null,
            user_agent: null,
          });
        const screen = await strapi.db
          .query(SCREEN_UID)
          .findOne({ where: { documentId: row.screen } });
        if (changed !== 1 || !screen) throw new Refusal(410, OVER);
        const { id, token }: { id: number; token: string } = await tokens.replaceAll(screen.id);
        await trx('pairings').where({ id: row.id }).update({ token: id });
        return { token, screen: viewOf(screen) };
      });
      await strapi.service('api::wall.feed').refresh();
      await strapi.service('api::wall.commands').send('close', claimed.screen.id);
      return claimed;
    },

    /** What a keeper may see of the screen that shows a code, before saying yes. */
    async look(typed: unknown, keeper: string) {
      const { code, row } = await found(typed, keeper);
      const { width, height, userAgent, expiresAt } = row;
      return {
        code,
        width,
        height,
        userAgent,
        expiresAt: new Date(Number(expiresAt)).toISOString(),
      };
    },

    /** A keeper's yes. Of two who approve the same code at once, one succeeds. */
    async approve(
      typed: unknown,
      target: { screen: string } | { create: NewScreen },
      keeper: string,
    ): Promise<PairedScreen> {
      const { row } = await found(typed, keeper);
      return strapi.db.transaction(async ({ trx }) => {
        const changed = await trx('pairings')
          .where({ id: row.id, stage: 'waiting' })
          .update({ stage: 'approved' });
        if (changed !== 1) throw new Refusal(410, USED);
        const screen = await chosenScreen(target);
        await trx('pairings').where({ id: row.id }).update({ screen: screen.documentId });
        return viewOf(screen as unknown as ScreenRow);
      });
    },

    async sweep(now: number): Promise<void> {
      await pairings().deleteMany({
        where: { expiresAt: { $lt: String(forgettableBefore(now)) } },
      });
    },
  };
};

interface ScreenRow {
  documentId: string;
  name: string;
  slug: string;
}

const viewOf = ({ documentId, name, slug }: ScreenRow): PairedScreen => ({
  id: documentId,
  name,
  slug,
});
