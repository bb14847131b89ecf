// Runs a script of this package on a machine that has only Node and npm.
//
//   node scripts/run.mjs <file> [arguments]      a TypeScript file or a tool's JavaScript entry point
//
// It installs what the lockfile asks for when that is missing or out of date, then hands over to the Node 24
// that the package brings: the Azure SDKs need Node 22 or newer, and machines often come with 20.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');

/** npm writes this file at the end of every install, so an older one than the lockfile means a stale install. */
function installed() {
  const mark = join(modules, '.package-lock.json');
  return existsSync(mark) && statSync(mark).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

function install() {
  console.error('Installing packages (first run, about half a minute) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Not `npm ci`: it refuses a lockfile that does not list every platform's build of the tools, and ours lists those of
  // the machines that it was made on. The versions are those of the lockfile all the same, which is left as it is.
  const done = spawnSync(npm, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    console.error(
      'npm install failed. Check that the npm registry can be reached, then run the command again.',
    );
    process.exit(done.status ?? 1);
  }
}

if (!installed()) install();
const node = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const child = spawn(node, ['--no-warnings', ...process.argv.slice(2)], {
  cwd: process.cwd(),
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
