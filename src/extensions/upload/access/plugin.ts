import type { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { StoredFile } from '../files';
import { previewOf } from '../served';
import { storageOf } from '../storage';
import { addressOf, keyAt, keyOf } from '../storage/keys';
import { access, accessOf } from './service';
import { masters, masterRoutes } from './masters';
import { type Ability, DOWNLOAD, mayWith, READ } from './rights';

/** The parts of the upload plugin that are added to. */
export interface UploadPlugin {
  register(context: { strapi: Core.Strapi }): Promise<void>;
  bootstrap(context: { strapi: Core.Strapi }): Promise<void>;
  contentTypes: { file: { schema: { attributes: Record<string, unknown> } } };
  routes: { admin: { routes: object[] } };
  controllers: Record<string, unknown>;
  services: Record<string, unknown>;
}

type ProviderFile = Rendition | Master;

interface Rendition {
  url: string;
}

/** Renditions have no `formats` of their own: this tells a master. */
interface Master extends Rendition {
  id: number;
  name: string;
  mime: string;
  formats: Record<string, Rendition> | null;
}

/**
 * What the upload plugin asks of its provider, answered by our storage whichever provider the
 * settings name: addresses are on this origin, and only what an editor is sent is signed.
 */
const providerFor = (strapi: Core.Strapi) => ({
  /** `strapi import` comes this way; everything else through the guard. */
  async uploadStream(file: StoredFile & { stream: Readable }): Promise<void> {
    await storageOf(strapi).put(keyOf(file), file.stream, file.mime);
    file.url = addressOf(keyOf(file));
  },
  /** Always: the plugin then asks for a signature wherever a file's address goes out. */
  isPrivate: () => true,
  /**
   * Answers to editors carry signatures; everything else (the website's contract, what is compiled
   * for screens, what is stored) has the plain address. Whoever may look and not download gets
   * what was made for looking, in the place of the master.
   */
  async getSignedUrl(file: ProviderFile): Promise<{ url: string }> {
    const ability = editorsAbility(strapi);
    if (!keyAt(file.url) || file.url.includes('?') || !ability) return { url: file.url };
    const { sign } = accessOf(strapi);
    if (!('formats' in file)) return { url: sign(file.url) };
    if (await mayWith(strapi, ability, file.id, DOWNLOAD)) {
      return { url: sign(file.url, file.name) };
    }
    const preview = previewOf<Rendition, Master>(file);
    return { url: preview ? sign(preview.url) : file.url };
  },
});

/** Of whoever is answered by the admin panel's own API now; null for every other answer. */
function editorsAbility(strapi: Core.Strapi): Ability | null {
  const state = strapi.requestContext.get()?.state;
  if (state?.isAuthenticated !== true || state.route?.info?.type !== 'admin') return null;
  return state.userAbility ?? null;
}

/** The part of the upload plugin's `file` service that hands addresses out. */
interface FileService {
  signFileUrls(file: Master): Promise<object>;
}

/**
 * Entries name files that their reader may not see in the media library, and whoever writes an entry
 * may name any file: of such a file nothing is signed, neither master nor rendition.
 */
function signWhatIsSeen(strapi: Core.Strapi): void {
  const service: FileService = strapi.plugin('upload').service('file');
  const { signFileUrls } = service;
  service.signFileUrls = async (file) => {
    const ability = editorsAbility(strapi);
    const isSeen = !ability || (await mayWith(strapi, ability, file.id, READ));
    return isSeen ? signFileUrls(file) : { ...file, isUrlSigned: false };
  };
}

/** Adds who may see a file, and the way to its master, to the upload plugin. */
export function addAccess(plugin: UploadPlugin): void {
  const register = plugin.register;
  plugin.register = async (context) => {
    await register(context);
    const { provider } = context.strapi.plugin('upload') as unknown as {
      provider: { extend(methods: object): void };
    };
    provider.extend(providerFor(context.strapi));
    signWhatIsSeen(context.strapi);
  };
  plugin.services['access'] = access;
  plugin.controllers['masters'] = masters;
  plugin.routes.admin.routes.push(...masterRoutes);
}
