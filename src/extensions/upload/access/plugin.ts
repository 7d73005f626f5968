import type { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { storageOf } from '../storage';
import { access, accessOf } from './service';
import { masters, masterRoutes } from './masters';

/** The parts of the upload plugin that are added to. */
export interface UploadPlugin {
  register(context: { strapi: Core.Strapi }): Promise<void>;
  bootstrap(context: { strapi: Core.Strapi }): Promise<void>;
  contentTypes: { file: { schema: { attributes: Record<string, unknown> } } };
  routes: { admin: { routes: object[] } };
  controllers: Record<string, unknown>;
  services: Record<string, unknown>;
}

interface ProviderFile {
  hash: string;
  ext: string;
  mime?: string;
  url?: string;
  name?: string;
  stream?: Readable;
  /** Renditions have no `formats` of their own: this tells a picture's master. */
  formats?: unknown;
}

const keyOf = ({ hash, ext }: ProviderFile): string => `${hash}${ext}`;

/**
 * What the upload plugin asks of its provider, answered by our storage whichever provider the
 * settings name: addresses are on this origin, and only what an editor is sent is signed.
 */
const providerFor = (strapi: Core.Strapi) => ({
  async uploadStream(file: ProviderFile): Promise<void> {
    await storageOf(strapi).put(keyOf(file), file.stream as Readable, file.mime ?? '');
    file.url = `/uploads/${keyOf(file)}`;
  },
  delete: (file: ProviderFile) => storageOf(strapi).remove(keyOf(file)),
  /** Always: the plugin then asks for a signature wherever a file's address goes out. */
  isPrivate: () => true,
  /**
   * Answers to editors carry signatures; everything else (the website's contract, what is compiled
   * for screens, what is stored) has the plain address.
   */
  getSignedUrl(file: ProviderFile): { url: string | undefined } {
    const { url } = file;
    if (!url?.startsWith('/uploads/') || url.includes('?') || !answersEditor(strapi))
      return { url };
    return { url: accessOf(strapi).sign(url, 'formats' in file ? file.name : undefined) };
  },
});

/** Whether what is being made is the answer to a signed-in request of the admin panel. */
function answersEditor(strapi: Core.Strapi): boolean {
  const state = strapi.requestContext.get()?.state;
  return state?.isAuthenticated === true && state.route?.info?.type === 'admin';
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
  };
  plugin.services['access'] = access;
  plugin.controllers['masters'] = masters;
  plugin.routes.admin.routes.push(...masterRoutes);
}
