import { clockTime } from '../../core/diff.ts';
import type { OrgRunView } from '../../core/org-run/view.ts';
import type { WeekId } from '../../core/week.ts';
import type { Stack } from '../stack.ts';
import type { RunResult } from './run-organisation.ts';

/** What the run came to, as the last line of `npm start -- --once`. */
export function figuresOf(results: readonly RunResult[], durationMs: number) {
  const outcomes = results.flatMap(result => result.outcome ?? []);
  return {
    users: new Set(results.map(result => result.person.userId)).size,
    weeks: outcomes.length,
    entries: outcomes.reduce((sum, outcome) => sum + outcome.entries, 0),
    minutes: outcomes.reduce((sum, outcome) => sum + outcome.totalMinutes, 0),
    skipped: outcomes.reduce((sum, outcome) => sum + outcome.skipped.length, 0),
    findings: outcomes.reduce((sum, outcome) => sum + outcome.findings.length, 0),
    refused: results.filter(result => result.refused !== undefined).length,
    conflicts: results.reduce((sum, result) => sum + result.conflicts, 0),
    durationMs: Math.round(durationMs),
  };
}

/** One row a week, and below it what their week shows. */
export function printReport(results: readonly RunResult[]): void {
  const rows = results.map(rowOf);
  const head = ['Person', 'Zone', 'Week', 'Hours', 'of', 'Entries', 'Left out', 'Findings', 'Result'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map(row => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  console.log(`\n${line(head)}\n${line(widths.map(width => '─'.repeat(width)))}`);
  const told = new Set<string>();
  for (const [index, row] of rows.entries()) {
    console.log(line(row));
    const { name, story } = (results[index] as RunResult).person;
    if (!told.has(name)) console.log(indented(story));
    told.add(name);
  }
}

/** The same as an administrator sees it: one line for each org run. */
export function printOrgRuns(orgRuns: readonly OrgRunView[]): void {
  console.log('\nThrough the queue:');
  for (const { orgRunId, state, users, results } of orgRuns) {
    const counts = Object.entries(results).map(([code, count]) => `${count} ${code}`);
    console.log(`    ${orgRunId}: ${state}, ${users.finished} of ${users.total} (${counts.join(', ')})`);
  }
}

/** A text in lines of at most 100 characters, set in a little. */
function indented(text: string): string {
  return text.replace(/(.{1,96})(?:\s+|$)/g, '    $1\n').trimEnd();
}

function rowOf({ person, week, outcome, refused }: RunResult): string[] {
  const told = [person.name, person.profile.zone, week];
  if (!outcome)
    return [...told, '', '', '', '', '', refused === 'consentMissing' ? 'no consent' : `refused: ${refused}`];
  const { totalMinutes, expectedMinutes, entries, skipped, findings, result } = outcome;
  const hours = [clockTime(totalMinutes), clockTime(expectedMinutes)];
  return [...told, ...hours, String(entries), someOf(skipped), someOf(findings), result];
}

/** Nothing is not worth a figure. */
function someOf(list: readonly unknown[]): string {
  return list.length > 0 ? String(list.length) : '';
}

/** Where people go on from here. */
export function printWhereToLook({ api, authority, insights }: Stack, week: WeekId): void {
  console.log(`
API        ${api}/api   (addresses: docs/api.md)
Sign-in    ${authority}
Org runs   TOKEN=$(npm run -s token -- grace)      (an administrator)
           curl -s -H "Authorization: Bearer $TOKEN" ${api}/api/tenant/org-runs
A week     TOKEN=$(npm run -s token -- marta)      (or any other first name of the table)
           curl -s -H "Authorization: Bearer $TOKEN" ${api}/api/users/me/weeks/${week}
KPIs       ${insights}   (in the browser: how long weeks take, queues, messages, costs)
The bot    npm run playground -- marta
`);
}
