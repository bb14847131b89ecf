// `npm run build:tab`: the tab as the Functions app serves it, in dist/tab, with the hash of what they hold in the names of
// its files.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { tokens } from './tab-tokens.mjs';

const root = join(fileURLToPath(import.meta.url), '../..');

if (process.argv.includes('--help')) {
  console.log('Builds the tab into dist/tab.\n\n  npm run build:tab');
  process.exit(0);
}

await build({
  root: join(root, 'tab'),
  configFile: false,
  base: '/api/tab/',
  logLevel: 'warn',
  plugins: [tokens(join(root, 'tab'))],
  build: {
    outDir: join(root, 'dist/tab'),
    emptyOutDir: true,
    target: 'es2022',
    // Scripts and styles are files: the page's security policy lets nothing run that stands in the page itself.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
console.log('dist/tab is ready.');
