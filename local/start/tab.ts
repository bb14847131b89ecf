import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const built = join(root, 'dist/tab/index.html');

/** Builds the tab if it has not been built, or if what it is made of is newer. Throws when the build fails. */
export function buildTabIfOld(say: (words: string) => void): void {
  if (existsSync(built) && statSync(built).mtimeMs >= newestSourceMs()) return;
  say('Building the tab …');
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/build-tab.mjs')], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The tab could not be built. ${stderr}`);
}

function newestSourceMs(): number {
  const files = globSync(['tab/**/*.{ts,tsx,css,html}', 'core/**/*.ts', 'scripts/*tab*.mjs'], { cwd: root });
  return Math.max(...files.map(file => statSync(join(root, file)).mtimeMs));
}
