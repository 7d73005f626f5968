import { randomBytes } from 'node:crypto';
import { access, appendFile, chmod, constants, mkdir, open, readFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import process from 'node:process';
import dotenv from 'dotenv';
import { Plain } from './say.mjs';

export const root = path.resolve(import.meta.dirname, '../..');

/** Every secret of an installation, with how many values it has. */
const SECRETS = {
  APP_KEYS: 2,
  ADMIN_JWT_SECRET: 1,
  API_TOKEN_SALT: 1,
  TRANSFER_TOKEN_SALT: 1,
  ENCRYPTION_KEY: 1,
  SCREEN_LINK_SECRET: 1,
};

const secret = () => randomBytes(32).toString('base64');

/** Folders that are written to: by builds here, by a running instance where `DATA_DIR` says. */
const writable = () => [root, path.resolve(root, process.env.DATA_DIR || '.data')];

/**
 * Loads `.env`, or the file that `ENV_PATH` names as Strapi has it, after writing into it the secrets that neither it nor the environment has: fresh
 * ones, readable by the owner only.
 */
export async function prepareEnvironment() {
  const file = process.env.ENV_PATH || path.join(root, '.env');
  // Before the secrets: it may name the folder for data, and both folders must take what is written.
  dotenv.config({ path: file, quiet: true });
  await requireWritable();
  const text = await readFile(file, 'utf8').catch(() => '');
  const present = dotenv.parse(text);
  const missing = Object.keys(SECRETS).filter((name) => !present[name] && !process.env[name]);
  if (missing.length > 0) {
    const lines = missing.map(
      (name) => `${name}=${Array.from({ length: SECRETS[name] }, secret).join(',')}`,
    );
    // Made with its mode before anything is in it: at no moment can another user read a secret.
    await (await open(file, 'a', 0o600)).close();
    await chmod(file, 0o600);
    // A hand-written file may lack its last newline, and a secret must not join that line.
    const gap = text === '' || text.endsWith('\n') ? '' : '\n';
    await appendFile(file, `${gap}${lines.join('\n')}\n`);
  }
  dotenv.config({ path: file, quiet: true });
  process.env.STRAPI_TELEMETRY_DISABLED = 'true';
}

async function requireWritable() {
  for (const place of writable()) {
    try {
      await mkdir(place, { recursive: true });
      await access(place, constants.W_OK);
    } catch {
      throw new Plain(
        `文件夹不可写：${place}。请换一个有写入权限的位置，或修改它的权限后再运行。`,
        `The folder ${place} is not writable. Move the project or change its permissions, then run again.`,
      );
    }
  }
}

/** Where the server will listen, from the same variables that it reads. */
export const address = () => ({
  host: process.env.HOST || '0.0.0.0',
  port: Number(process.env.PORT || 1337),
});

/** Refuses early, before minutes of building, where the port is taken. */
export async function requireFreePort() {
  const { host, port } = address();
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Plain(
      `PORT 应为 1 至 65535 的整数，现为“${process.env.PORT}”。`,
      `PORT must be a whole number from 1 to 65535, but is "${process.env.PORT}".`,
    );
  }
  await new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error) => reject(cannotListen(error, host, port)));
    probe.listen(port, host, () => probe.close(resolve));
  });
}

function cannotListen(error, host, port) {
  if (error.code === 'EADDRINUSE') {
    return new Plain(
      `端口 ${port} 已被占用。请先关闭占用它的程序，或换一个端口：PORT=${port + 1} npm start`,
      `Port ${port} is in use. Close what uses it, or choose another: PORT=${port + 1} npm start`,
    );
  }
  return new Plain(
    `无法在 ${host}:${port} 上监听（${error.code}）。请检查 HOST 和 PORT。`,
    `Cannot listen on ${host}:${port} (${error.code}). Check HOST and PORT.`,
  );
}
