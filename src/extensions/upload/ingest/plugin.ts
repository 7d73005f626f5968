import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { storageStem } from '../guard/names';
import { randomBytes } from 'node:crypto';
import { keyOf } from '../storage/keys';
import { retire } from './act';
import { arrivalOf } from './arrivals';
import { keepClear, reportMissing } from './recovery';
import { namingTooLarge, type FileService } from './fetched';
import { checkForm } from './form';
import { refuseOvertaken } from './overtaken';
import { guarded, type StockUpload } from './service';
import { enterWorkshop } from './workshop';

type Context = { strapi: Core.Strapi };
type Phase = (context: Context) => unknown;

interface Route {
  method: string;
  handler: string;
  config?: { middlewares?: unknown[] };
}

/** The parts of the upload plugin through which files come in. */
export interface UploadPlugin {
  register: Phase;
  bootstrap: Phase;
  destroy?: Phase;
  services: Record<string, unknown>;
  routes: {
    admin: { routes: Route[] };
    'content-api': { routes: Route[] } | (() => { routes: Route[] });
  };
}

interface Provider {
  extend(methods: object): void;
  delete(file: { hash: string; ext: string }): Promise<unknown>;
}

/** Puts the guard into every way that files come in, and the clearing up into every start. */
export function addIngest(plugin: UploadPlugin): void {
  const stock = plugin.services['upload'] as (context: Context) => StockUpload;
  plugin.services['upload'] = (context: Context) => guarded(context.strapi, stock(context));
  plugin.services['file'] = namingTooLarge(plugin.services['file'] as FileService);
  checkFormsOf(plugin);
  const { register, bootstrap, destroy } = plugin;
  const stopping = new AbortController();
  plugin.register = async (context) => {
    enterWorkshop(path.join(context.strapi.dirs.static.public, 'uploads'));
    await register(context);
    deferDeletions(context.strapi);
  };
  plugin.bootstrap = async (context) => {
    await bootstrap(context);
    refuseOvertaken(context.strapi);
    await keepClear(context.strapi, stopping.signal);
    void reportMissing(context.strapi, stopping.signal).catch((error: unknown) => {
      if (!stopping.signal.aborted) context.strapi.log.warn(String(error));
    });
  };
  plugin.destroy = async (context) => {
    stopping.abort();
    await destroy?.(context);
  };
}

/** What the plugin deletes on its own, such as a format that a replacement no longer has. */
function deferDeletions(strapi: Core.Strapi): void {
  const { provider } = strapi.plugin('upload') as unknown as { provider: Provider };
  provider.extend({
    delete: (file: { hash: string; ext: string }) => retire(strapi, keyOf(file)),
  });
}

const TAKES_FILES = new Set(['upload', 'uploadFile', 'replaceFile']);

function checkFormsOf(plugin: UploadPlugin): void {
  const add = (route: Route): Route => {
    const action = route.handler.split('.').at(-1) ?? '';
    if (route.method !== 'POST' || !TAKES_FILES.has(action)) return route;
    const middlewares = [...(route.config?.middlewares ?? []), checkForm];
    return { ...route, config: { ...route.config, middlewares } };
  };
  const { admin, 'content-api': api } = plugin.routes;
  admin.routes = admin.routes.map(add);
  plugin.routes['content-api'] =
    typeof api === 'function'
      ? () => {
          const made = api();
          return { ...made, routes: made.routes.map(add) };
        }
      : { ...api, routes: api.routes.map(add) };
}

/** What `image-manipulation` needs to know, from what the guard found out. */
export const knownImages = {
  /** @throws Error for what did not come through the guard */
  async isImage({ filepath, name }: { filepath?: string; name: string }): Promise<boolean> {
    const arrival = arrivalOf(filepath);
    if (!arrival) throw new Error(`${name} was never inspected`);
    return arrival.inspection.kind === 'image';
  },

  /** Storage keys are of ASCII alone, whatever the name is written in. */
  generateFileName: (name: string): string =>
    `${storageStem(name)}-${randomBytes(5).toString('hex')}`,
};
