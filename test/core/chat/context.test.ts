import { describe, expect, test } from '@jest/globals';
import { indexProjects } from '../../../core/catalogue.ts';
import type { ChatContext } from '../../../core/chat/context.ts';
import { mark, takeDays } from '../../../core/chat/marked.ts';
import { targetsOf } from '../../../core/chat/targets.ts';
import { understand } from '../../../core/chat/understand.ts';
import type { Entry } from '../../../core/entry.ts';
import { phraseContext } from '../../bot/phrase-week.ts';

const open = (id: string, name = id) => ({ id, name, status: 'open' as const, tasks: [] });
const closed = (id: string, name = id) => ({ ...open(id, name), status: 'closed' as const });
const task = (id: string, status: 'open' | 'closed' = 'open') => ({ id, name: id, status });

type Given = Parameters<typeof indexProjects>[0]['projects'];
const contextWith = (projects: Given, more: Partial<ChatContext> = {}): ChatContext => ({
  ...phraseContext,
  projects: indexProjects({ projects }),
  own: new Set(),
  ...more,
});
const line = (id: string, more: Partial<Entry> = {}): Entry => ({
  ...{ id, date: '2026-11-17', minutes: 60, type: 'work', status: 'draft', owner: 'agent', version: 1 },
  projectId: 'zeta',
  ...more,
});
const idsOf = (text: string, context: ChatContext) =>
  targetsOf(text, context).map(({ projectId, taskId }) => [projectId, taskId].filter(Boolean).join('/'));

describe('names', () => {
  test('of what is closed mean nothing to add to; control: open ones do', () => {
    const projects = [closed('zeta'), { ...open('beta'), tasks: [task('draw'), task('file', 'closed')] }];
    const context = contextWith(projects, { own: new Set(['beta', 'zeta']) });
    expect(idsOf('zeta', context)).toEqual([]);
    expect(idsOf('file', context)).toEqual([]);
    expect([idsOf('beta', context), idsOf('draw', context)]).toEqual([['beta'], ['beta/draw']]);
  });

  test('of what is closed still mean the lines that are there, which can go elsewhere', () => {
    const context = contextWith([closed('zeta'), open('beta')], { entries: [line('e1')] });
    expect(understand('move zeta to beta', context)).toEqual({
      kind: 'changes',
      changes: [{ op: 'change', entryId: 'e1', projectId: 'beta' }],
    });
  });

  test('mean one’s own projects before those of others, in the same reading', () => {
    const projects = [open('polar-1', 'Polar Bear'), open('polar-2', 'Polar Star')];
    expect(idsOf('polar', contextWith(projects))).toEqual(['polar-1', 'polar-2']);
    expect(idsOf('polar', contextWith(projects, { own: new Set(['polar-2']) }))).toEqual(['polar-2']);
    // The very name of another one is closer.
    expect(idsOf('polar bear', contextWith(projects, { own: new Set(['polar-2']) }))).toEqual(['polar-1']);
  });

  test('of tasks alone mean those of one’s own projects first', () => {
    const projects = ['beta', 'gamma'].map(id => ({ ...open(id), tasks: [task('draw')] }));
    expect(idsOf('draw', contextWith(projects))).toEqual(['beta/draw', 'gamma/draw']);
    expect(idsOf('draw', contextWith(projects, { own: new Set(['gamma']) }))).toEqual(['gamma/draw']);
    for (const both of ['beta draw', 'draw beta'])
      expect(idsOf(both, contextWith(projects, { own: new Set(['gamma']) }))).toEqual(['beta/draw']);
  });

  test('that mean many are asked about five at most', () => {
    const many = Array.from({ length: 7 }, (_, index) => open(`p-${index}`, `Polar ${index}x`));
    expect(idsOf('polar', contextWith(many))).toHaveLength(5);
  });

  test('may be begun from three letters on, and misspelt the more the longer they are', () => {
    const context = contextWith([open('a', 'Zeta'), open('b', 'Meridian'), open('c', 'Constellation')]);
    const reads = (text: string) => idsOf(text, context).join();
    expect([reads('me'), reads('mer'), reads('ze'), reads('zet')]).toEqual(['', 'b', '', 'a']);
    // Four letters none, up to eight one, from nine on two.
    expect([reads('zeto'), reads('meridien'), reads('meridiem')]).toEqual(['', 'b', '']);
    expect([reads('constelation'), reads('constelatiom'), reads('comstelatiom')]).toEqual(['c', 'c', '']);
  });
});

describe('lines', () => {
  const context = (...entries: Entry[]) =>
    contextWith([open('zeta', 'Zeta'), open('beta', 'Beta')], { entries });

  test('that are not open are left alone', () => {
    const sent = line('e1', { status: 'submitted' });
    expect(understand('remove zeta', context(sent))).toMatchObject({ reason: { code: 'noSuchLine' } });
    expect(understand('remove everything on tuesday', context(sent))).toMatchObject({
      kind: 'notUnderstood',
    });
    const added = {
      kind: 'changes',
      changes: [{ op: 'add', date: '2026-11-17', minutes: 60, projectId: 'zeta' }],
    };
    expect(understand('add 1h to zeta on tuesday', context(sent))).toEqual(added);
    expect(understand('add 1h to zeta on tuesday', context(line('e1', { type: 'travel' })))).toEqual(added);
  });

  test('that are two of one project are not added to: there is a new one', () => {
    const two = context(line('e1'), line('e2', { minutes: 30 }));
    expect(understand('add 1h to zeta on tuesday', two)).toMatchObject({ changes: [{ op: 'add' }] });
    expect(understand('add 1h to zeta on tuesday', context(line('e1')))).toMatchObject({
      changes: [{ op: 'change' }],
    });
  });

  test('without a project are called by their kind', () => {
    const { projectId: _, ...away } = line('e9', { type: 'vacation', minutes: 480 });
    const off = { ...phraseContext, entries: [away] };
    expect(understand('vacation on tuesday', off)).toMatchObject({ reason: { code: 'nothingToChange' } });
    expect(understand('vacation for 2h on tuesday', off)).toEqual({
      kind: 'changes',
      changes: [
        { op: 'delete', entryId: 'e9' },
        { op: 'add', date: '2026-11-17', minutes: 120, type: 'vacation' },
      ],
    });
    expect(understand('sick on tuesday', off)).toMatchObject({
      changes: [{ op: 'delete' }, { op: 'add', type: 'absence' }],
    });
  });
});

describe('texts', () => {
  const comment = (words: string) => understand(`comment on apollo: "${words}"`, phraseContext);
  test('of comments have up to 100 characters', () => {
    expect(comment('x'.repeat(100))).toMatchObject({ changes: [{ externalComment: 'x'.repeat(100) }] });
    expect(comment('😀'.repeat(100))).toMatchObject({ kind: 'changes' });
    expect(comment('x'.repeat(101)).kind).toBe('notUnderstood');
  });

  test('that say what was done are cut to what fits, without the article before them', () => {
    const said = (words: string) => understand(`add 1h ${words} to apollo on friday`, phraseContext);
    expect(said('a walk')).toMatchObject({ changes: [{ description: 'walk' }] });
    expect(said('the walk')).toMatchObject({ changes: [{ description: 'walk' }] });
    expect(said('making a plan')).toMatchObject({ changes: [{ description: 'making a plan' }] });
    expect(said(`"${'y'.repeat(120)}"`)).toMatchObject({ changes: [{ description: 'y'.repeat(100) }] });
  });
});

describe('a word about the work', () => {
  const said = (sentence: string, ...tasks: string[]) =>
    understand(
      sentence,
      contextWith([{ ...open('zeta', 'Zeta'), tasks: tasks.map(name => task(name)) }], {
        entries: [],
        own: new Set(['zeta']),
      }),
    );

  test('is the task that it names, or says what was done where it could be several', () => {
    const to = { op: 'add', date: phraseContext.today, minutes: 60, projectId: 'zeta' };
    expect(said('add 1h design to zeta', 'design', 'drawing')).toEqual({
      kind: 'changes',
      changes: [{ ...to, taskId: 'design' }],
    });
    expect(said('add 1h design to zeta', 'design web', 'design print')).toEqual({
      kind: 'changes',
      changes: [{ ...to, description: 'design' }],
    });
  });

  test('leaves the task that the time goes to as it was said', () => {
    const task = { projectId: 'zeta', taskId: 'drawing' };
    expect(said('add 1h planning to zeta drawing', 'drawing')).toMatchObject({
      changes: [{ ...task, description: 'planning' }],
    });
    expect(said('add 1h travel to zeta drawing', 'drawing')).toMatchObject({
      changes: [{ ...task, type: 'travel' }],
    });
  });
});

describe('last week', () => {
  const line9 = { projectId: 'apollo', type: 'work' as const, minutes: [60, 0, 0, 0, 0, 0, 0] };
  const like = (more: Partial<ChatContext>) => understand('same as last week', { ...phraseContext, ...more });

  test('that nobody knows, or that holds leave only, is no model', () => {
    const { lastWeek: _, ...nothing } = phraseContext;
    const away = { ...line9, type: 'vacation' as const };
    expect(understand('same as last week', nothing)).toMatchObject({ reason: { code: 'noLastWeek' } });
    expect(like({ lastWeek: { lines: [away] } })).toMatchObject({ reason: { code: 'noLastWeek' } });
  });

  test('that is this one leaves nothing to change', () => {
    const here = line('e1', { date: '2026-11-16', projectId: 'apollo' });
    expect(like({ entries: [here], lastWeek: { lines: [line9] } })).toMatchObject({
      reason: { code: 'nothingToChange' },
    });
  });

  test('leaves days off, and what is not open, as they are', () => {
    const { projectId: _, ...off } = line('e1', { date: '2026-11-16', type: 'vacation' });
    const both = { ...line9, minutes: [60, 30, 0, 0, 0, 0, 0] };
    const sent = line('e2', { date: '2026-11-17', status: 'approved' });
    expect(like({ entries: [off, sent], lastWeek: { lines: [both] } })).toEqual({
      kind: 'changes',
      changes: [{ op: 'add', date: '2026-11-17', minutes: 30, type: 'work', projectId: 'apollo' }],
    });
  });
});

describe('marks', () => {
  const marked = (text: string) => mark(text, phraseContext);
  test('stand for durations, days and quotations, however many', () => {
    expect(marked('Add 1h to “ Big Talk ” on Monday and 20 min on Tuesday.')).toEqual({
      text: 'add ⟨d0⟩ to ⟨q0⟩ on ⟨t0⟩ and ⟨d1⟩ on ⟨t1⟩',
      ...{ minutes: [60, 20], dates: ['2026-11-16', '2026-11-17'], quotes: ['Big Talk'], days: [] },
    });
    const eleven = Array.from({ length: 11 }, (_, index) => `${index + 1} min`).join(', ');
    expect(marked(eleven)?.text).toContain('⟨d10⟩');
  });

  test('are none where something is no duration or no day', () => {
    expect(marked('add 0h to apollo')).toBeUndefined();
    expect(marked('add 1h to apollo on the 31st')).toBeUndefined();
  });

  test('of courtesy go, and so do stops and “this week” at the end', () => {
    for (const said of [
      'Hi, please undo, thanks!',
      "I'd like to undo this week",
      'undo … ?!',
      'Could you please undo',
    ])
      expect(marked(said.replace(' …', ''))?.text).toBe('undo');
    expect(marked('what’s  missing')?.text).toBe("what's missing");
    expect(marked('thanks for this week of apollo')?.text).toBe('thanks for this week of apollo');
  });

  const days = (text: string) => {
    const found = marked(text);
    return found && takeDays(found, phraseContext)?.days.map(date => Number(date.slice(8)));
  };
  test('of days are taken out once: a list, a span, or every working day', () => {
    expect(days('x on monday')).toEqual([16]);
    expect(days('x on monday, tuesday and monday')).toEqual([16, 17]);
    expect(days('x from monday to thursday')).toEqual([16, 17, 18, 19]);
    expect(days('x monday - monday')).toEqual([16]);
    expect(days('x from thursday to monday')).toBeUndefined();
    expect(days('x on monday y on tuesday')).toBeUndefined();
    expect(days('x every day')).toEqual([16, 17, 18, 19, 20]);
    expect(days('x')).toEqual([]);
  });
});
