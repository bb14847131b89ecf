import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../../core/entry.ts';
import type { Finding } from '../../../core/finding.ts';
import { type Op, opSet } from '../../../core/opset.ts';
import { entriesToReview, eventsAfter } from '../../../core/webhooks/following.ts';

const entry = (id: string, projectId = 'apollo'): Entry => ({
  ...{ id, date: '2026-11-16', minutes: 60, type: 'work', status: 'draft', projectId },
  ...{ owner: 'agent', version: 2 },
});
const create = (id: string): Op => {
  const { version: _, ...body } = entry(id);
  return { op: 'create', entry: body };
};
const finding = (
  entryId: string | undefined,
  severity: Finding['severity'],
  code = 'commentMissing',
): Finding => ({
  ...{ code, severity, message: 'Say what was done.' },
  ...(entryId !== undefined && { entryId }),
});

test('what can follow from a run depends on its kind, and nothing from a kind that is not known', () => {
  expect(eventsAfter('draft')).toEqual(['summaryReady', 'entryNeedsReview', 'entriesNeedReview']);
  expect(eventsAfter('correct')).not.toContain('summaryReady');
  expect(eventsAfter('submit')).toEqual(['weekSubmitted']);
  for (const kind of ['remind', 'approve', 'toString', 'somethingNew']) expect(eventsAfter(kind)).toEqual([]);
});

describe('the entries to review', () => {
  const run = {
    opSet: opSet([create('a'), create('b'), create('c'), { op: 'delete', id: 'gone' }]),
    outcome: {
      findings: [
        finding('a', 'block', 'closedProject'),
        finding('a', 'warn'),
        finding('b', 'warn'),
        finding('c', 'info'),
        finding('old', 'block'),
        finding('gone', 'block'),
        finding(undefined, 'block', 'missingHours'),
      ],
    },
  };
  const head = { entries: [entry('a'), entry('b', 'borealis'), entry('c'), entry('old')] };
  const found = (filter = {}) => entriesToReview(run, head, filter).map(each => each.entry.id);

  test('are those that the run has written and the review warns of', () => {
    expect(found()).toEqual(['a', 'b']);
    expect(entriesToReview(run, head, {})[0]?.findings.map(({ code }) => code)).toEqual([
      'closedProject',
      'commentMissing',
    ]);
  });

  test('are fewer for a severity or a project', () => {
    expect(found({ severity: 'block' })).toEqual(['a']);
    expect(found({ projectId: 'borealis' })).toEqual(['b']);
  });

  test('the control: without findings, or when they have gone since, there are none', () => {
    expect(entriesToReview({ ...run, outcome: { findings: [] } }, head, {})).toEqual([]);
    expect(entriesToReview(run, { entries: [] }, {})).toEqual([]);
  });
});
