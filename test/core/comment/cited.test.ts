import { describe, expect, test } from '@jest/globals';
import { indexProjects } from '../../../core/catalogue.ts';
import { citedBy, cleanTitle, eventsById } from '../../../core/comment/cited.ts';
import { catalogue } from '../builders.ts';
import { anEvent } from '../plan/sources.ts';

describe('a title', () => {
  test.each([
    ['RE: FW: Apollo weekly', 'Apollo weekly'],
    ['[EXTERNAL] Apollo weekly', 'Apollo weekly'],
    ['Apollo weekly https://teams.example/l/meetup?x=1', 'Apollo weekly'],
    ['Apollo weekly with anna@contoso.example', 'Apollo weekly with'],
    ['Call +49 (0)30 1234567 about Apollo', 'Call about Apollo'],
    ['Apollo\u200b \u0007weekly -', 'Apollo weekly'],
  ])('"%s" is read as "%s"', (title, clean) => {
    expect(cleanTitle(title)).toBe(clean);
  });

  test('keeps short numbers', () => {
    expect(cleanTitle('Sprint 42, gate 2026-11')).toBe('Sprint 42, gate 2026-11');
  });
});

describe('what a line rests on', () => {
  const projects = indexProjects(catalogue);
  const events = eventsById([
    anEvent({ id: 'e-1', title: 'Review' }),
    anEvent({ id: 'e-2', title: 'Review' }),
    anEvent({ id: 'e-3', title: 'https://only.example/link' }),
  ]);

  test('is its project, its task, and each title once', () => {
    const cited = citedBy(
      { projectId: 'apollo', taskId: 'build' },
      ['e-1', 'e-2', 'e-3', 'rule-1'],
      events,
      projects,
    );
    expect(cited).toEqual({ project: 'Apollo', task: 'Build', titles: ['Review'] });
  });

  test('leaves out what the catalogue does not know', () => {
    expect(citedBy({ projectId: 'gone', taskId: 'build' }, [], events, projects)).toEqual({ titles: [] });
  });
});
