import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import { killRounds } from './kill.ts';

const quiet = () => undefined;

describe('a stack that is killed under load', () => {
  test('keeps every acknowledged run, none twice, and no week torn', async () => {
    const report = await killRounds({ rounds: 2, seed: 3, tell: quiet });
    expect(report.faults).toEqual([]);
    // Something was acknowledged, and something was really cut off and settled afterwards.
    expect(report.acknowledged).toBeGreaterThan(10);
    expect(report.open).toBeGreaterThan(0);
    expect(report.settled).toBe(report.open);
  });

  test('control: a store that lost one receipt between two starts is found out', async () => {
    const report = await killRounds({ rounds: 2, seed: 4, tell: quiet, afterKill: loseOneReceipt });
    expect(report.faults).not.toEqual([]);
  });
});

/** Takes the first receipt out of the store's file, as a store that does not keep its word would. */
function loseOneReceipt(folder: string): void {
  const file = readdirSync(folder).find(name => name.endsWith('.db')) as string;
  const database = new DatabaseSync(join(folder, file));
  const oldest = "SELECT min(rowid) FROM documents WHERE id LIKE 'run:%'";
  const { changes } = database.prepare(`DELETE FROM documents WHERE rowid = (${oldest})`).run();
  database.close();
  if (Number(changes) !== 1) throw new Error('The control found no receipt to lose.');
}
