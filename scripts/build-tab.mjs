// `npm run build:tab`: the tab as the Functions app serves it, in dist/tab, with the hash of what they hold in the names of
// its files.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { tokens } from './tab-tokens.mjs';

const root = join(fileURLToPath(import.meta.url), '../..');
const target = join(root, 'dist/tab');
// Built aside and put in place as a whole: a stack that is up, or another build, may be reading what is there.
const aside = join(root, `dist/.tab-${process.pid}`);

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
    outDir: aside,
    emptyOutDir: true,
    target: 'es2022',
    // Scripts and styles are files: the page's security policy lets nothing run that stands in the page itself.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
put();
console.log('dist/tab is ready.');

/** The page names its files by what they hold, so the same page means the same files. */
function put() {
  const page = folder => readFileSync(join(folder, 'index.html'), 'utf8');
  if (existsSync(join(target, 'index.html')) && page(target) === page(aside)) {
    const now = new Date();
    utimesSync(join(target, 'index.html'), now, now);
    rmSync(aside, { recursive: true });
    return;
  }
  rmSync(target, { recursive: true, force: true });
  mkdirSync(join(root, 'dist'), { recursive: true });
  try {
    renameSync(aside, target);
  } catch (error) {
    // Another build was faster, of the same sources.
    if (!['ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error;
    rmSync(aside, { recursive: true });
  }
}
