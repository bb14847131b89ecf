import { describe, expect, test } from '@jest/globals';
import { indexProjects } from '../../core/catalogue.ts';
import { clockTime, describeOps } from '../../core/diff.ts';
import { bodyOf, type Op } from '../../core/opset.ts';
import { anEntry, catalogue, monday, tuesday } from './builders.ts';

const projects = indexProjects(catalogue);
const texts = (ops: Op[]) =>
  describeOps([anEntry({ taskId: 'build' })], ops, projects).map(({ text }) => text);

describe('an op set in words', () => {
  test.each([
    [
      { op: 'create', entry: bodyOf(anEntry({ id: 'new', minutes: 450 })) } as const,
      `+ ${monday} Apollo 7:30`,
    ],
    [{ op: 'delete', id: 'entry-1' } as const, `- ${monday} Apollo / Build 1:00`],
    [
      { op: 'patch', id: 'entry-1', set: { minutes: 90 } } as const,
      `~ ${monday} Apollo / Build 1:00 → ${monday} Apollo / Build 1:30`,
    ],
    [
      { op: 'replace', entry: bodyOf(anEntry({ date: tuesday, projectId: 'borealis' })) } as const,
      `~ ${monday} Apollo / Build 1:00 → ${tuesday} Borealis 1:00`,
    ],
    [
      { op: 'patch', id: 'entry-1', set: { status: 'submitted' } } as const,
      `~ ${monday} Apollo / Build 1:00 → ${monday} Apollo / Build 1:00, submitted`,
    ],
  ])('%j', (op, text) => {
    expect(texts([op])).toEqual([text]);
  });

  test('names projects and tasks that the catalogue has lost by their id, and leave by its type', () => {
    const { projectId: _, ...leave } = bodyOf(anEntry({ id: 'leave', type: 'vacation' }));
    const lost = bodyOf(anEntry({ id: 'lost', projectId: 'gone', taskId: 'too' }));

    expect(
      texts([
        { op: 'create', entry: leave },
        { op: 'create', entry: lost },
      ]),
    ).toEqual([`+ ${monday} vacation 1:00`, `+ ${monday} gone / too 1:00`]);
  });

  test('is in the order of days, and within a day in that of the ops', () => {
    const on = (id: string, date: string): Op => ({ op: 'create', entry: bodyOf(anEntry({ id, date })) });

    const lines = describeOps([], [on('b', tuesday), on('z', monday), on('a', monday)], projects);

    expect(lines.map(({ entryId }) => entryId)).toEqual(['z', 'a', 'b']);
  });
});

test('durations are written as on a clock', () => {
  expect([0, 5, 60, 450, 1440].map(clockTime)).toEqual(['0:00', '0:05', '1:00', '7:30', '24:00']);
});
