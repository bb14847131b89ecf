import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '../..');
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Runs the project's own rules over a little project of the given files. Returns the names of the rules that it breaks. */
function brokenRules(files: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'layers-'));
  folders.push(folder);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'tsconfig.json'), '{}');
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const depcruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [depcruise, ...new Set(Object.keys(files).map(file => file.split('/')[0] as string))];
  const config = ['--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json'];
  const { stdout } = spawnSync(process.execPath, [...args, ...config], { cwd: folder, encoding: 'utf8' });
  const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
  return [...new Set(summary.violations.map(violation => violation.rule.name))].sort();
}

describe('the layer rules', () => {
  test('let through what the design allows', () => {
    const allowed = {
      'core/week.ts': "import { hash } from 'node:crypto';\nexport const week = hash;",
      'functions/week/run.ts': "import { week } from '../../core/week.ts';\nexport const run = week;",
      'functions/io/cosmos.ts':
        "import { CosmosClient } from '@azure/cosmos';\nexport const client = CosmosClient;",
      'bot/adapter.ts': "import { CloudAdapter } from 'botbuilder';\nexport const adapter = CloudAdapter;",
      'bot/turn.ts': "import { run } from '../functions/week/run.ts';\nexport const turn = run;",
      'tab/main.tsx':
        "import { week } from '../core/week.ts';\nimport type { run } from '../functions/week/run.ts';\nexport const shown: typeof run = week;",
      'local/start.ts': "import { run } from '../functions/week/run.ts';\nexport const start = run;",
    };
    expect(brokenRules(allowed)).toEqual([]);
  });

  test.each([
    [
      'bot-framework-in-two-files',
      { 'bot/turn.ts': "import { CloudAdapter } from 'botbuilder';\nexport const a = CloudAdapter;" },
    ],
    [
      'bot-reaches-weeks-through-the-data-path',
      {
        'bot/turn.ts': "import { b } from '../functions/io/b.ts';\nexport const a = b;",
        'functions/io/b.ts': 'export const b = 1;',
      },
    ],
    [
      'core-is-pure',
      { 'core/a.ts': "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;" },
    ],
    [
      'core-is-pure',
      {
        'core/a.ts': "import { b } from '../functions/b.ts';\nexport const a = b;",
        'functions/b.ts': 'export const b = 1;',
      },
    ],
    [
      'sdks-stay-in-io',
      {
        'functions/week/a.ts':
          "import { CosmosClient } from '@azure/cosmos';\nexport const a = CosmosClient;",
      },
    ],
    [
      'product-stands-alone',
      {
        'functions/a.ts': "import { b } from '../local/b.ts';\nexport const a = b;",
        'local/b.ts': 'export const b = 1;',
      },
    ],
    [
      'data-path-knows-no-http',
      {
        'functions/week/a.ts': "import { b } from '../http/b.ts';\nexport const a = b;",
        'functions/http/b.ts': 'export const b = 1;',
      },
    ],
    [
      'what-follows-knows-no-http',
      {
        'functions/org-run/a.ts': "import { b } from '../http/b.ts';\nexport const a = b;",
        'functions/http/b.ts': 'export const b = 1;',
      },
    ],
    [
      'tab-runs-in-the-browser',
      {
        'tab/a.ts': "import { b } from '../functions/b.ts';\nexport const a = b;",
        'functions/b.ts': 'export const b = 1;',
      },
    ],
    [
      'nothing-imports-the-tab',
      {
        'functions/a.ts': "import { b } from '../tab/b.ts';\nexport const a = b;",
        'tab/b.ts': 'export const b = 1;',
      },
    ],
    [
      'triggers-are-the-rim',
      {
        'functions/a.ts': "import { b } from './triggers/b.ts';\nexport const a = b;",
        'functions/triggers/b.ts': 'export const b = 1;',
      },
    ],
    [
      'no-circles',
      {
        'core/a.ts': "import { b } from './b.ts';\nexport const a = b;",
        'core/b.ts': "import { a } from './a.ts';\nexport const b = a;",
      },
    ],
    ['nothing-unresolved', { 'functions/a.ts': "import { b } from './nowhere.ts';\nexport const a = b;" }],
  ])('control: %s bites', (rule, files) => {
    expect(brokenRules(files as Record<string, string>)).toContain(rule);
  });
});
