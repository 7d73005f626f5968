/** An address of the server, which may stand elsewhere than the panel. */
export const address = (path: string): string =>
  new URL(path, (window.strapi as unknown as { backendURL: string }).backendURL).href;
