import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react-swc';
import { build, defineConfig, type Plugin } from 'vite';

const root = path.resolve(__dirname, 'src/web');
const out = path.resolve(__dirname, 'public/web');
/** Televisions of 2020 carry Chromium 79: nothing newer may come out of this. */
const TARGET = 'chrome79';

/** Fonts come as WOFF2 with a WOFF copy for browsers of 2015; none of our readers needs the copy. */
const woff2Only: Plugin = {
  name: 'woff2-only',
  enforce: 'pre',
  transform: (code, id) =>
    /@fontsource.*\.css$/.test(id)
      ? code.replace(/, url\([^)]*\.woff\) format\('woff'\)/g, '')
      : undefined,
};

/**
 * Builds the screen's service worker with the list of what it keeps: everything that the built page
 * names, and every piece of a face that its styles name.
 */
const screenWorker: Plugin = {
  name: 'screen-worker',
  apply: 'build',
  async writeBundle() {
    const read = (url: string) => readFileSync(path.join(out, url.replace(/^\/web\//, '')));
    const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex');
    const piece = (url: string, file = url) => ({ url, hash: sha256(read(file)) });
    const named = (text: string, pattern: RegExp) =>
      [...new Set(Array.from(text.matchAll(pattern), ([, url]) => url as string))].sort();

    const page = '/web/screen/index.html';
    const urls = named(read(page).toString(), /"(\/web\/assets\/[^"]+)"/g);
    const styles = urls.filter((url) => url.endsWith('.css')).map((url) => read(url).toString());
    const shell = {
      page: piece('/screen', page),
      files: urls.map((url) => piece(url)),
      fonts: named(styles.join(), /url\(["']?(\/web\/assets\/[^)"']+\.woff2)/g).map((url) =>
        piece(url),
      ),
    };
    const version = sha256(JSON.stringify(shell)).slice(0, 16);
    await build({
      configFile: false,
      root,
      publicDir: false,
      logLevel: 'warn',
      define: { __SHELL__: JSON.stringify({ version, ...shell }) },
      build: {
        outDir: out,
        emptyOutDir: false,
        target: TARGET,
        // A classic script: workers made of modules are younger than Chromium 79.
        lib: {
          entry: path.join(root, 'screen/worker/sw.ts'),
          formats: ['iife'],
          name: 'worker',
          fileName: () => 'screen-sw.js',
        },
      },
    });
  },
};

/** The browser pages. */
export default defineConfig({
  root,
  base: '/web/',
  plugins: [woff2Only, react(), screenWorker],
  publicDir: false,
  build: {
    outDir: out,
    emptyOutDir: true,
    target: TARGET,
    // A brush face is a hundred small files of which a page needs a handful: inline none.
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        screen: path.join(root, 'screen/index.html'),
        desk: path.join(root, 'desk/index.html'),
        landing: path.join(root, 'landing/index.html'),
        preview: path.join(root, 'preview/index.html'),
      },
    },
  },
});
