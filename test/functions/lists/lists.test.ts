import { describe, expect, test } from '@jest/globals';
import { indexProjects } from '../../../core/catalogue.ts';
import { listProjects, listTasks } from '../../../functions/lists/targets.ts';
import { listUsers } from '../../../functions/lists/users.ts';
import { listWeeks } from '../../../functions/lists/weeks.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { draft, lena, openSetUpWorld, projects, request, setUpPerson, week } from '../person.ts';

const index = indexProjects({ projects });
const all = { max: 10 };

describe('projects and tasks', () => {
  test('come by name, a page at a time', () => {
    const first = listProjects(index, undefined, { max: 1 });
    expect(first.items).toEqual([{ id: 'apollo', name: 'Apollo', status: 'open', code: 'APO-12' }]);
    const rest = listProjects(index, undefined, { max: 1, continuation: String(first.continuation) });
    expect(rest).toEqual({ items: [{ id: 'borealis', name: 'Borealis', status: 'open' }] });
  });

  test('are found by a part of name or code, in whatever case', () => {
    expect(listProjects(index, 'apo-1', all).items.map(({ id }) => id)).toEqual(['apollo']);
    expect(listTasks(index, { search: 'BOREALIS' }, all).items.map(({ id }) => id)).toEqual(['design']);
    expect(listProjects(index, 'zeus', all).items).toEqual([]);
  });

  test('a task of all has the project before its name, one of a project has not', () => {
    expect(listTasks(index, {}, all).items).toMatchObject([{ name: 'Borealis · Design' }]);
    expect(listTasks(index, { projectId: 'borealis' }, all).items).toMatchObject([{ name: 'Design' }]);
  });

  test('a project that nobody knows and a continuation that we never gave are refused', () => {
    expect(() => listTasks(index, { projectId: 'gone' }, all)).toThrow('projectUnknown');
    expect(() => listProjects(index, undefined, { max: 1, continuation: 'x' })).toThrow('fieldInvalid');
  });
});

describe('weeks', () => {
  const sundayEvening = Date.parse('2026-11-22T23:30:00Z');

  test('begin with this one, on the clock of the zone', () => {
    expect(listWeeks(sundayEvening, 'UTC')[0]).toEqual({
      ...{
        id: '2026-W47',
        name: '2026-W47 (2026-11-16 to 2026-11-22)',
        from: '2026-11-16',
        to: '2026-11-22',
      },
    });
    expect(listWeeks(sundayEvening, 'Europe/Berlin')[0]?.id).toBe('2026-W48');
  });

  test('are each there once', () => {
    const ids = listWeeks(sundayEvening, 'UTC').map(({ id }) => id);
    expect(ids.slice(1, 6)).toEqual(['2026-W48', '2026-W49', '2026-W50', '2026-W51', '2026-W46']);
    expect(new Set(ids).size).toBe(17);
  });
});

describe('people', () => {
  test('come with the state of the week that is asked for', async () => {
    const { app } = await openSetUpWorld();
    await setUpPerson(app, { ...lena, userId: 'mo' });
    await runWeek(app, request(draft, { runId: 'r-1' }));
    const { items } = await listUsers(app, lena.tenantId, week, all);
    const [drafted, untouched] = ['lena', 'mo'].map(id => items.find(item => item.id === id)?.week);
    expect(drafted).toMatchObject({ week, status: 'draft', version: 1, expectedMinutes: 2400 });
    expect(drafted?.totalMinutes).toBeGreaterThan(0);
    expect(untouched).toEqual({ week, status: 'draft', version: 0, totalMinutes: 0, expectedMinutes: 2400 });
  });

  test('come without it when none is asked for', async () => {
    const { app } = await openSetUpWorld();
    const { items } = await listUsers(app, lena.tenantId, undefined, all);
    expect(items).toEqual([{ id: 'lena', name: 'lena', zone: 'Europe/Berlin' }]);
  });
});
