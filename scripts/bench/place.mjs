/** Where a benchmark's server keeps its things, and how busy the machine is meanwhile. */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import pg from 'pg';

/** Which database is measured. */
export const databaseName = () => (process.env.BENCH_DATABASE_URL ? 'PostgreSQL' : 'SQLite');

/** One line for whoever reads the figures later. */
export const load = () =>
  `${os.cpus().length} cores, load average ${os.loadavg()[0].toFixed(1)}, Node ${process.versions.node}`;

/**
 * A folder and a database of its own: a SQLite file, or a fresh database on the server that
 * `BENCH_DATABASE_URL` names.
 *
 * @returns the environment of an instance on it, and how to be rid of it
 */
export async function benchPlace() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-bench-'));
  await mkdir(path.join(folder, 'public', 'uploads'), { recursive: true });
  const server = process.env.BENCH_DATABASE_URL;
  const name = `qingfeng_bench_${randomBytes(6).toString('hex')}`;
  if (server) await command(server, `create database ${name}`);
  const url = server && Object.assign(new URL(server), { pathname: `/${name}` }).href;
  return {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      DATABASE_URL: url ?? '',
      DATABASE_FILENAME: path.join(folder, 'bench.db'),
      DATA_DIR: folder,
      // The bucket of the installation around it is not to be filled.
      S3_BUCKET: '',
      LOG_LEVEL: 'error',
    },
    async clear() {
      if (server) await command(server, `drop database if exists ${name} with (force)`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function command(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
