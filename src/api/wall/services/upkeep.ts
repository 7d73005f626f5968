import type { Core } from '@strapi/strapi';

const EVERY = 60_000;
const KEEPERS = ['pairing', 'token', 'commands', 'notice', 'heartbeat', 'play', 'smil'] as const;

/**
 * Once a minute, clears away what is over. Every instance does it: deleting what is already gone
 * harms nobody, so none needs to be the chosen one.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  async function sweep(): Promise<void> {
    for (const keeper of KEEPERS) {
      try {
        await strapi.service(`api::wall.${keeper}`).sweep(Date.now());
      } catch (error) {
        strapi.log.error(`清理未完成 sweep of ${keeper}: ${String(error)}`);
      }
    }
  }

  return {
    start(): void {
      timer = setInterval(() => {
        running ??= sweep().finally(() => {
          running = undefined;
        });
      }, EVERY);
      timer.unref();
    },

    async stop(): Promise<void> {
      clearInterval(timer);
      await running;
    },
  };
};
