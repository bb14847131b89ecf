import { describe, expect, test } from '@jest/globals';
import { viewOrgRun } from '../../../core/org-run/view.ts';
import { orgRunText } from '../../../core/webhooks/org-run-text.ts';
import { reviewText } from '../../../core/webhooks/review-text.ts';
import { anEntry, aSituation } from '../builders.ts';
import { anOrgRun, nowMs } from '../org-run/building.ts';

describe('an org run that has ended, in one sentence', () => {
  const ended = (rest: Parameters<typeof anOrgRun>[0] = {}) => {
    const counts = { committed: 7, storeUnavailable: 2 };
    const run = anOrgRun({ state: 'completed', enumerated: true, enqueued: 9, counts, ...rest });
    return orgRunText(viewOrgRun(run, [], nowMs));
  };

  test('says how many are done and how many of them failed', () => {
    expect(ended()).toBe('The draft of 2026-W47 has ended: 9 of 9 people are done, 2 of them failed.');
    expect(ended({ counts: { committed: 9 } })).toContain('none of them failed.');
  });

  test('tells a dry run and a cancelled one from others', () => {
    const request = { week: '2026-W47', kind: 'redraft', dryRun: true, rate: 50 } as const;
    expect(ended({ request })).toMatch(/^The dry run of the redraft of 2026-W47 has ended:/);
    expect(ended({ state: 'cancelled' })).toMatch(/^The draft of 2026-W47 was cancelled:/);
  });
});

describe('an entry that needs review, in words', () => {
  const { projects } = aSituation();
  const finding = { code: 'weekendWork', severity: 'warn', message: 'Work on a Saturday.' } as const;

  test('has its day, hours, name and comment, and a line for each finding', () => {
    const entry = anEntry({ minutes: 90, taskId: 'build', externalComment: 'Called' });
    const { title, text } = reviewText({ entry, findings: [finding, finding] }, projects, 'en-GB');
    expect(title).toBe('Apollo · Build');
    const [first, ...others] = text.split('\n');
    expect(first).toBe('Monday 16 Nov: 1:30 h  Apollo · Build: Called');
    expect(others).toEqual(Array(2).fill('Please look: Work on a Saturday.'));
  });

  test('has no comment where there is none', () => {
    const { text } = reviewText({ entry: anEntry(), findings: [] }, projects, 'en-GB');
    expect(text).toBe('Monday 16 Nov: 1:00 h  Apollo');
  });

  test('is in the language of the person', () => {
    const { text } = reviewText({ entry: anEntry(), findings: [finding] }, projects, 'de-DE');
    expect(text).toMatch(/^Montag, 16\. Nov\.: 1:00 h {2}Apollo\n/);
    expect(text).not.toContain('Work on a Saturday');
  });
});
