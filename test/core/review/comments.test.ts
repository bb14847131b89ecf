import { describe, expect, test } from '@jest/globals';
import { customers, findingsOf, weekOf } from './reviewing.ts';

const projects = customers;

describe('a comment that the customer reads', () => {
  test('is missed where there is none, or only blanks', () => {
    const head = weekOf(
      { projectId: 'customer' },
      { projectId: 'customer', externalComment: '  ' },
      { projectId: 'customer', externalComment: 'Reviewed the plan' },
      { projectId: 'internal' },
    );

    const found = findingsOf('commentMissing', { head, projects });

    expect(found.map(({ entryId }) => entryId)).toEqual(['entry-1', 'entry-2']);
  });

  test('is too short below ten characters, and the missing one is another rule’s', () => {
    const head = weekOf(
      { projectId: 'customer', externalComment: 'Reviewed.' },
      { projectId: 'customer', externalComment: 'Reviewing.' },
      { projectId: 'customer' },
    );

    expect(findingsOf('commentTooShort', { head, projects }).map(({ entryId }) => entryId)).toEqual([
      'entry-1',
    ]);
  });
});

describe('the share of billable work', () => {
  const head = weekOf(
    { projectId: 'customer', minutes: 60 },
    { projectId: 'internal', minutes: 60 },
    { type: 'vacation', minutes: 480 },
  );

  test('is reported below what is expected', () => {
    expect(findingsOf('billableRatio', { head, projects }, { minShare: 0.51 })).toMatchObject([
      { message: expect.stringContaining('50 % of the work is billable; 51 %') },
    ]);
  });

  test('may be what is expected, and is off unless somebody asks', () => {
    expect(findingsOf('billableRatio', { head, projects }, { minShare: 0.5 })).toEqual([]);
    expect(findingsOf('billableRatio', { head, projects })).toEqual([]);
  });

  test('of a week without work is none', () => {
    expect(findingsOf('billableRatio', { head: weekOf(), projects }, { minShare: 1 })).toEqual([]);
  });
});
