// `npm test`: lint, types, layers and dead code side by side, then all tests. The first failure decides.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '../..');
const bin = name => join(root, 'node_modules', '.bin', name);

const checks = [
  ['lint', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['types', bin('tsc'), ['-p', '.']],
  ['types of the tab', bin('tsc'), ['-p', 'tab']],
  ['types of the page around it', bin('tsc'), ['-p', 'local/teams']],
  [
    'layers',
    bin('depcruise'),
    [
      'core',
      'functions',
      'bot',
      'tab',
      'connector',
      '--config',
      '.dependency-cruiser.mjs',
      '--output-type',
      'err',
    ],
  ],
  ['dead code', bin('knip'), []],
];

function run(command, args, stdio) {
  return new Promise(resolve => {
    const child = spawn(command, args, { cwd: root, stdio, shell: process.platform === 'win32' });
    let output = '';
    child.stdout?.on('data', chunk => (output += chunk));
    child.stderr?.on('data', chunk => (output += chunk));
    child.on('close', code => resolve({ code: code ?? 1, output }));
  });
}

async function check([name, command, args]) {
  const startedMs = performance.now();
  const { code, output } = await run(command, args, ['ignore', 'pipe', 'pipe']);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(output);
  return code;
}

const only = process.argv.slice(2);
const codes = only.length > 0 ? [] : await Promise.all(checks.map(check));
const failed = codes.find(code => code !== 0);
if (failed) process.exit(failed);
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const node = ['--no-warnings', '--experimental-vm-modules', jest];
process.exit((await run(process.execPath, [...node, ...only], 'inherit')).code);
