import type { Page } from 'playwright-core';

interface Kept {
  /** Entries on each shelf. */
  counts: Record<string, number>;
  files: { received: number; verified: boolean }[];
  /** How many files the newest programme lists; null without one. */
  wanted: number | null;
}

/** What a screen has written to its disk. Only for one that is up: whoever opens first lays it out. */
export const keptOn = (page: Page, screen = 'default'): Promise<Kept> =>
  page.evaluate(
    (name) =>
      new Promise<Kept>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          const database = opening.result;
          const names = [...database.objectStoreNames];
          const reading = database.transaction(names);
          const counting = names.map((shelf) => reading.objectStore(shelf).count());
          const holdings = reading.objectStore('holdings').getAll();
          const latest = reading.objectStore('manifests').get('latest');
          reading.oncomplete = () => {
            database.close();
            const assets = latest.result?.assets;
            resolve({
              counts: Object.fromEntries(
                names.map((shelf, at) => [shelf, counting[at]?.result ?? 0]),
              ),
              files: holdings.result,
              wanted: assets ? Object.keys(assets).length : null,
            });
          };
        };
      }),
    `qingfeng:${screen}`,
  );
