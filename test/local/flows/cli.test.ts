import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { flows } from '../../../connector/flow/flows.ts';

const script = fileURLToPath(new URL('../../../local/flows.ts', import.meta.url));
const run = (...args: string[]) =>
  spawnSync(process.execPath, ['--no-warnings', script, ...args], { encoding: 'utf8' });

describe('npm run flows', () => {
  test('--help names every flow', () => {
    const { status, stdout } = run('--help');
    expect(status).toBe(0);
    for (const { name } of flows) expect(stdout).toContain(name);
  });

  test.each([
    [['Nothing'], 'Say which flow to run.'],
    [[], 'Say which flow to run.'],
    [['WeeklyRun', '--fast'], "Unknown option '--fast'"],
    [['WeeklyRun', '--set', 'Colour=red'], '--set takes NAME=VALUE with one of AdminEmail, DryRun'],
    [['WeeklyRun', '--set', 'DryRun=maybe'], 'DryRun is true or false.'],
  ])('%p says what is wrong', (args, message) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
