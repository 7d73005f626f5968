import { randomBytes } from 'node:crypto';
import { access, appendFile, chmod, constants, mkdir, open, readFile } from 'node:fs/promises';
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
 * Loads `.env`, or the file that `ENV_PATH` names as Strapi has it, after writing into it the secrets
 * that neither it nor the environment has: fresh ones, readable by the owner only.
 */
export async function prepareEnvironment() {
  const file = process.env.ENV_PATH || path.join(root, '.env');
  // Before the secrets: it may name the folder for data, and both folders must take what is written.
  dotenv.config({ path: file, quiet: true });
  await requireWritable();
  try {
    await addSecrets(file);
  } catch (error) {
    throw new Plain(
      `无法读写设置文件 ${file}（${error.code}）。请修改它的权限，或把缺少的密钥写进环境变量后再运行。`,
      `The settings in ${file} cannot be read or written (${error.code}). Change its permissions, or set the missing secrets in the environment, then run again.`,
    );
  }
  dotenv.config({ path: file, quiet: true });
  process.env.STRAPI_TELEMETRY_DISABLED = 'true';
}

async function addSecrets(file) {
  const text = await readFile(file, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const present = dotenv.parse(text);
  const missing = Object.keys(SECRETS).filter((name) => !present[name] && !process.env[name]);
  if (missing.length === 0) return;
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
