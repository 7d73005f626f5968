import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { enterWorkshop, workshop } from '../../../src/extensions/upload/ingest/workshop';

const OF_THE_SYSTEM = ['TMPDIR', 'TMP', 'TEMP'].map((name) => [name, process.env[name]] as const);

test('a workshop that was taken away is made anew', async () => {
  const uploads = await mkdtemp(path.join(os.tmpdir(), 'qingfeng-workshop-'));
  try {
    enterWorkshop(uploads);
    const folder = workshop();
    await rm(folder, { recursive: true });
    expect(workshop()).toBe(folder);
    expect(existsSync(folder)).toBe(true);
  } finally {
    for (const [name, value] of OF_THE_SYSTEM) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    await rm(uploads, { recursive: true });
  }
});
