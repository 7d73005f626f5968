import path from 'node:path';
import react from '@vitejs/plugin-react-swc';
import { defineConfig, type Plugin } from 'vite';

const root = path.resolve(__dirname, 'src/web');

/** Fonts come as WOFF2 with a WOFF copy for browsers of 2015; none of our readers needs the copy. */
const woff2Only: Plugin = {
  name: 'woff2-only',
  enforce: 'pre',
  transform: (code, id) =>
    /@fontsource.*\.css$/.test(id)
      ? code.replace(/, url\([^)]*\.woff\) format\('woff'\)/g, '')
      : undefined,
};

/** The browser pages. Televisions of 2020 carry Chromium 79: nothing newer may come out of this. */
export default defineConfig({
  root,
  base: '/web/',
  plugins: [woff2Only, react()],
  publicDir: false,
  build: {
    outDir: path.resolve(__dirname, 'public/web'),
    emptyOutDir: true,
    target: 'chrome79',
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
