import path from 'node:path';
import type { Core } from '@strapi/strapi';

const filename = (env: Core.Config.Shared.ConfigParams['env']): string =>
  path.resolve(env('DATABASE_FILENAME') || path.join(env('DATA_DIR') || '.data', 'qingfeng.db'));

/**
 * SQLite in one file by default, so that a first look needs no server; PostgreSQL when
 * `DATABASE_URL` names one.
 */
export default ({ env }: Core.Config.Shared.ConfigParams) => {
  const url = env('DATABASE_URL', '');
  if (url) {
    return {
      connection: {
        client: 'postgres' as const,
        connection: {
          connectionString: url,
          ssl: env.bool('DATABASE_SSL', false) && { rejectUnauthorized: true },
        },
        pool: { min: 0, max: env.int('DATABASE_POOL_MAX', 10) },
      },
    };
  }
  return {
    connection: {
      client: 'sqlite' as const,
      connection: { filename: filename(env) },
      useNullAsDefault: true,
    },
  };
};
