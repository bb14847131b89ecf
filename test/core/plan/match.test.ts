import { describe, expect, test } from '@jest/globals';
import { indexProjects } from '../../../core/catalogue.ts';
import { matchEvent } from '../../../core/plan/match.ts';
import type { LearnedRule } from '../../../core/profile.ts';
import type { CalendarEvent } from '../../../core/sources.ts';
import { aProject, catalogue } from '../builders.ts';
import { anEvent } from './sources.ts';

const projects = indexProjects(catalogue);

function match(event: Partial<CalendarEvent>, rules: readonly LearnedRule[] = []) {
  const found = matchEvent(anEvent({ title: 'Weekly', ...event }), rules, projects);
  return found && { to: found.projectId, by: found.by, sure: found.confidence };
}

function aRule(rest: Partial<LearnedRule>): LearnedRule {
  return { id: 'rule-1', trait: 'title', value: 'weekly', projectId: 'apollo', ...rest };
}

describe('what an event can be known by', () => {
  test.each([
    [{ title: 'APO-12: launch review' }, { to: 'apollo', by: 'code', sure: 0.9 }],
    [{ title: 'launch review (apo 12)' }, { to: 'apollo', by: 'code', sure: 0.9 }],
    [{ categories: ['Red', 'MOON'] }, { to: 'apollo', by: 'category', sure: 0.85 }],
    [{ title: 'Apollo: launch' }, { to: 'apollo', by: 'name', sure: 0.8 }],
    [{ domains: ['example.org', 'Apollo.example'] }, { to: 'apollo', by: 'domain', sure: 0.65 }],
  ])('%j', (event, expected) => {
    expect(match(event)).toEqual(expected);
  });

  test.each([
    { title: '' },
    { title: 'Apollonia' },
    { title: 'APO-123' },
    { title: 'APO 1 2' },
    { categories: ['Moonlight'] },
    { domains: ['notapollo.example'] },
    {},
  ])('%j says nothing', event => {
    expect(match(event)).toBeUndefined();
  });

  test('a code says more than a category, that more than a name, and that more than a domain', () => {
    const domains = ['borealis.example'];

    expect(match({ title: 'APO-12 Borealis', categories: ['North'], domains })).toMatchObject({ by: 'code' });
    expect(match({ title: 'Borealis', categories: ['Moon'], domains })).toMatchObject({ to: 'apollo' });
    expect(match({ title: 'Apollo', domains })).toMatchObject({ to: 'apollo', by: 'name' });
    expect(match({ domains })).toMatchObject({ to: 'borealis', by: 'domain' });
  });

  test('an invitation that is still open counts with less confidence', () => {
    expect(match({ title: 'APO-12', tentative: true })?.sure).toBeCloseTo(0.675);
    expect(match({ title: 'APO-12', tentative: false })?.sure).toBe(0.9);
  });
});

describe('two projects that fit by the same trait', () => {
  test('cancel each other out', () => {
    expect(match({ title: 'Apollo and Borealis' })).toBeUndefined();
    expect(match({ categories: ['Moon', 'North'] })).toBeUndefined();
    expect(match({ domains: ['apollo.example', 'borealis.example'] })).toBeUndefined();
  });

  test('leave the word to a weaker trait', () => {
    const event = { title: 'APO-12 and BOR', categories: ['Moon'] };

    expect(match(event)).toEqual({ to: 'apollo', by: 'category', sure: 0.85 });
  });

  test('a project that is named twice does not', () => {
    expect(match({ title: 'Apollo: all of Apollo' })).toMatchObject({ to: 'apollo' });
  });

  test('nor do a name and a longer one that contains it', () => {
    const names = [
      aProject('plain', { name: 'Apollo' }),
      aProject('support', { name: 'Apollo Support' }),
      aProject('desk', { name: 'Support Desk' }),
    ];
    const named = (title: string) =>
      matchEvent(anEvent({ title }), [], indexProjects({ projects: names }))?.projectId;

    expect(named('Apollo Support weekly')).toBe('support');
    expect(named('Apollo weekly')).toBe('plain');
    expect(named('Apollo Support, and Apollo')).toBeUndefined();
    expect(named('Apollo Support Desk')).toBeUndefined();
  });
});

describe('rules that a person taught', () => {
  test.each([
    [{ trait: 'title', value: 'WEEK' } as const, {}],
    [{ trait: 'category', value: 'red' } as const, { categories: ['Blue', 'Red'] }],
    [{ trait: 'attendeeDomain', value: 'example.org' } as const, { domains: ['Example.org', 'x.org'] }],
    [{ trait: 'series', value: 'series-1' } as const, { seriesId: 'series-1' }],
  ])('%j is recognised', (rule, event) => {
    expect(match(event, [aRule(rule)])).toEqual({ to: 'apollo', by: 'rule', sure: 0.95 });
  });

  test.each([
    [{ trait: 'title', value: 'monthly' } as const, {}],
    [{ trait: 'category', value: 're' } as const, { categories: ['Red'] }],
    [{ trait: 'attendeeDomain', value: 'example' } as const, { domains: ['example.org'] }],
    [{ trait: 'category', value: 'red' } as const, {}],
    [{ trait: 'attendeeDomain', value: 'example.org' } as const, {}],
    [{ trait: 'series', value: 'series' } as const, { seriesId: 'series-1' }],
    [{ trait: 'series', value: 'series-1' } as const, {}],
    [{ trait: 'title', value: '' } as const, {}],
  ])('%j is not', (rule, event) => {
    expect(match(event, [aRule(rule)])).toBeUndefined();
  });

  test('outrank the code in the title', () => {
    const rule = aRule({ projectId: 'borealis', taskId: 'build' });

    const found = matchEvent(anEvent({ title: 'Weekly APO-12' }), [rule], projects);

    expect(found).toEqual({
      projectId: 'borealis',
      taskId: 'build',
      confidence: 0.95,
      by: 'rule',
      ruleId: 'rule-1',
    });
  });

  test('the longest wins, in whatever order they were taught', () => {
    const rules = [aRule({ value: 'week' }), aRule({ id: 'rule-2', value: 'weekly', projectId: 'borealis' })];

    expect(match({}, rules)).toMatchObject({ to: 'borealis' });
    expect(match({}, rules.toReversed())).toMatchObject({ to: 'borealis' });
  });
});
