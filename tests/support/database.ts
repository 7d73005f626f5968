import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';

/** A database for one instance: how to reach it, and how to be rid of it. */
export interface TemporaryDatabase {
  environment: Record<string, string>;
  drop(): Promise<void>;
}

/** A SQLite file in `folder`, or a fresh database on the server that `TEST_DATABASE_URL` names. */
export async function temporaryDatabase(folder: string): Promise<TemporaryDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) {
    return {
      environment: { DATABASE_FILENAME: path.join(folder, 'test.db'), DATABASE_URL: '' },
      drop: async () => undefined,
    };
  }
  const name = `qingfeng_test_${randomBytes(6).toString('hex')}`;
  await command(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    environment: { DATABASE_URL: url.href },
    drop: () => command(server, `drop database if exists ${name} with (force)`),
  };
}

async function command(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
