import { describe, expect, test } from '@jest/globals';
import type { Decision, Situation } from '../../core/decide.ts';
import type { Entry } from '../../core/entry.ts';
import type { Intent } from '../../core/intent.ts';
import { logRuns, type RecordedRun } from '../../core/run-log.ts';
import { noSources } from '../../core/sources.ts';
import { aSituation, correcting, decided, later, tuesday } from './builders.ts';
import { aBooking } from './plan/sources.ts';

/** A week with the receipts of everything that was done to it, one a minute. */
type Story = { situation: Situation; runs: RecordedRun[] };

const begin: Story = {
  situation: aSituation({ sources: { ...noSources, bookings: [aBooking({ to: tuesday })] } }),
  runs: [],
};

function then(intent: Intent, { situation, runs }: Story): Story {
  const run = decided(intent, situation);
  const createdAt = new Date(Date.UTC(2026, 10, 16, 8, runs.length)).toISOString();
  const id = `run-${runs.length + 1}`;
  return {
    situation: later(situation, run, `run-${runs.length + 2}`),
    runs: [...runs, recorded(run, createdAt, id)],
  };
}

function recorded(
  { opSet, inverse, outcome }: Extract<Decision, { kind: 'decided' }>,
  createdAt: string,
  runId: string,
): RecordedRun {
  return { createdAt, ops: opSet.ops, inverse, outcome: { ...outcome, runId } };
}

const firstEntry = ({ situation }: Story) => situation.head.entries[0] as Entry;

function drafted(): Story {
  return then({ kind: 'draft' }, begin);
}

function shortened(story: Story, minutes: number): Story {
  return then(correcting({ op: 'change', entryId: firstEntry(story).id, minutes }), story);
}

describe('the history of a week', () => {
  test('tells the newest run first, whose doing it was, and what it changed', () => {
    const story = shortened(shortened(drafted(), 60), 30);

    const log = logRuns(story.situation, story.runs);

    expect(log.map(({ runId, by, kind }) => [runId, by, kind])).toEqual([
      ['run-3', 'person', 'correct'],
      ['run-2', 'person', 'correct'],
      ['run-1', 'agent', 'draft'],
    ]);
    expect(log[0]?.diff).toMatchObject([{ text: expect.stringMatching(/^~ .* 1:00 → .* 0:30$/) }]);
    expect(log[1]?.diff).toMatchObject([{ text: expect.stringMatching(/^~ .* → .* 1:00$/) }]);
    expect(log[2]?.diff).toHaveLength(2);
  });

  test('names the place that an entry had at the time, and not the one that it has now', () => {
    const before = shortened(drafted(), 60);
    const { id } = firstEntry(before);
    const story = then(
      correcting({ op: 'change', entryId: id, date: tuesday, projectId: 'borealis' }),
      before,
    );

    const [moved, cut] = logRuns(story.situation, story.runs);

    expect(moved?.diff?.[0]?.text).toContain(tuesday);
    expect(cut?.diff?.[0]?.text).not.toContain(tuesday);
  });

  test('says which runs can be taken back: whole, in part, or not at all', () => {
    const story = shortened(drafted(), 60);

    expect(logRuns(story.situation, story.runs).map(run => run.undo)).toEqual(['whole', 'part']);

    const submitted = then({ kind: 'submit' }, story);
    expect(logRuns(submitted.situation, submitted.runs).map(run => run.undo)).toEqual([
      'nothing',
      'nothing',
      'nothing',
    ]);
  });

  test('a run that changed nothing is told with no words, and hides none of the others', () => {
    const story = then({ kind: 'draft' }, drafted());

    const log = logRuns(story.situation, story.runs);

    expect(log.map(({ result, diff, undo }) => [result, diff?.length, undo])).toEqual([
      ['unchanged', 0, 'nothing'],
      ['committed', 2, 'whole'],
    ]);
  });

  test('behind a receipt that has expired, runs are told without words', () => {
    const story = shortened(shortened(drafted(), 60), 30);
    const withGap = story.runs.filter(({ outcome }) => outcome.runId !== 'run-2');

    const log = logRuns(story.situation, withGap);

    expect(log.map(({ runId, diff }) => [runId, diff !== undefined])).toEqual([
      ['run-3', true],
      ['run-1', false],
    ]);
  });

  test('a run that came after the week was read is not told yet', () => {
    const before = drafted();
    const story = shortened(before, 60);

    expect(logRuns(before.situation, story.runs).map(({ runId }) => runId)).toEqual(['run-1']);
  });
});
