import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const SRC = path.resolve(__dirname, '../../src');

export interface Schema {
  info: { displayName: string; description?: string };
  options?: { draftAndPublish?: boolean };
  attributes: Record<string, { type: string; enum?: string[]; maxLength?: number }>;
}

const read = (file: string): Schema => JSON.parse(readFileSync(file, 'utf8'));

/** Every content type and component of ours, as its file says. */
export function schemas(): [uid: string, schema: Schema][] {
  const types = readdirSync(path.join(SRC, 'api')).flatMap((room) => {
    const folder = path.join(SRC, 'api', room, 'content-types');
    return list(folder).map((type): [string, Schema] => [
      `api::${room}.${type}`,
      read(path.join(folder, type, 'schema.json')),
    ]);
  });
  const components = readdirSync(path.join(SRC, 'components')).flatMap((category) =>
    list(path.join(SRC, 'components', category)).map((file): [string, Schema] => [
      `${category}.${path.parse(file).name}`,
      read(path.join(SRC, 'components', category, file)),
    ]),
  );
  return [...types, ...components];
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
