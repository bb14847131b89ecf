// `npm run package`: what is deployed to Azure, in .package: compiled code, the tab, host.json, and
// production dependencies.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const help = `Builds the package for Azure Functions in .package.

  npm run package                 compiles, copies, and installs what production needs
  npm run package -- --no-install leaves out the dependencies: Azure's build can install them`;

const root = join(fileURLToPath(import.meta.url), '../..');
const target = join(root, '.package');
const windows = process.platform === 'win32';

if (process.argv.includes('--help')) {
  console.log(help);
  process.exit(0);
}

rmSync(target, { recursive: true, force: true });
rmSync(join(root, 'dist'), { recursive: true, force: true });
mkdirSync(target);
run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], root);
run(process.execPath, [join(root, 'scripts/build-tab.mjs')], root);
cpSync(join(root, 'dist'), join(target, 'dist'), { recursive: true });
for (const file of ['host.json', 'package-lock.json', 'LICENSE'])
  copyFileSync(join(root, file), join(target, file));
const {
  devDependencies: _,
  scripts: __,
  allowScripts: ___,
  ...manifest
} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
writeFileSync(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
if (!process.argv.includes('--no-install')) {
  // Versions and checksums come from the lock file; it loses what only development needs.
  run(
    'npm',
    ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    target,
  );
}
const functions = globSync('dist/functions/triggers/*.js', { cwd: target }).length;
console.log(`.package is ready: ${functions} files of triggers.`);

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', shell: windows });
  if (status !== 0) process.exit(status ?? 1);
}
