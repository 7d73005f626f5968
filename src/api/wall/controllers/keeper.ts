import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  approval,
  draftQuery,
  newNotice,
  playsQuery,
  previewQuery,
  read,
  timelineQuery,
  work,
} from '../keeper/requests';
import { answering } from '../refusal';

const bodyOf = (ctx: Context): unknown => (ctx.request as { body?: unknown }).body;
const paramsOf = (ctx: Context) => ctx['params'] as { id: string; code: string };

interface Account {
  id: number;
  firstname: string | null;
  lastname: string | null;
  username: string | null;
}

const accountOf = (ctx: Context): Account => ctx.state['user'] as Account;

/** A Chinese name is written without a gap, family name first. */
const nameOf = ({ firstname, lastname, username }: Account): string =>
  username || `${lastname ?? ''}${firstname ?? ''}`;

/** The keeper's API: behind the admin panel's sign-in and permissions (`keeper/routes.ts`). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const keeper = () => strapi.service('api::wall.keeper');
  const notices = () => strapi.service('api::wall.notice');
  const pairing = () => strapi.service('api::wall.pairing');
  const places = () => strapi.service('api::wall.places');

  return {
    screens: answering(async (ctx) => {
      ctx.body = { screens: await keeper().screens() };
    }),

    timeline: answering(async (ctx) => {
      const { from } = read(timelineQuery(Date.now()), ctx.query);
      ctx.body = await keeper().timeline(paramsOf(ctx).id, from);
    }),

    preview: answering(async (ctx) => {
      const { at, slide } = read(previewQuery(Date.now()), ctx.query);
      ctx.body = await keeper().preview(paramsOf(ctx).id, Date.parse(at), slide);
    }),

    playlistPlaces: answering(async (ctx) => {
      ctx.body = await places().playlist(paramsOf(ctx).id, Date.now());
    }),

    schedulePlaces: answering(async (ctx) => {
      ctx.body = await places().schedule(paramsOf(ctx).id, Date.now());
    }),

    contentPlaces: answering(async (ctx) => {
      const { kind, id } = read(work, paramsOf(ctx));
      ctx.body = await places().content(kind, id, Date.now());
    }),

    draft: answering(async (ctx) => {
      const wish = { ...read(work, paramsOf(ctx)), ...read(draftQuery, ctx.query) };
      ctx.set('Cache-Control', 'no-store');
      ctx.body = await strapi.service('api::wall.draft').preview(wish, ctx.state['userAbility']);
    }),

    identify: answering(async (ctx) => {
      await keeper().command(paramsOf(ctx).id, 'identify');
      ctx.status = 204;
    }),

    reload: answering(async (ctx) => {
      await keeper().command(paramsOf(ctx).id, 'reload');
      ctx.status = 204;
    }),

    pairing: answering(async (ctx) => {
      ctx.body = await pairing().look(paramsOf(ctx).code, String(accountOf(ctx).id));
    }),

    approve: answering(async (ctx) => {
      const { code, ...target } = read(approval, bodyOf(ctx));
      const screen = await pairing().approve(code, target, String(accountOf(ctx).id));
      ctx.body = { screen };
    }),

    rotate: answering(async (ctx) => {
      await keeper().rotate(paramsOf(ctx).id);
      ctx.status = 204;
    }),

    revoke: answering(async (ctx) => {
      await keeper().revoke(paramsOf(ctx).id);
      ctx.status = 204;
    }),

    notices: answering(async (ctx) => {
      ctx.body = { notices: await notices().list(Date.now()) };
    }),

    publishNotice: answering(async (ctx) => {
      const notice = read(newNotice(Date.now()), bodyOf(ctx));
      ctx.body = await notices().publish(notice, nameOf(accountOf(ctx)));
      ctx.status = 201;
    }),

    withdrawNotice: answering(async (ctx) => {
      await notices().withdraw(paramsOf(ctx).id);
      ctx.status = 204;
    }),

    plays: answering(async (ctx) => {
      const { from, to, screen } = read(playsQuery, ctx.query);
      ctx.body = { days: await strapi.service('api::wall.play').totals(from, to, screen ?? null) };
    }),
  };
};
