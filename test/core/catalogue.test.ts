import { describe, expect, test } from '@jest/globals';
import { indexProjects, targetFault, words } from '../../core/catalogue.ts';
import { aProject, catalogue } from './builders.ts';

describe('words', () => {
  test('a title comes down to lower-case words without punctuation', () => {
    expect(words('APO-12: Review (2nd)')).toEqual(['apo', '12', 'review', '2nd']);
    expect(words('apo 12 review 2nd')).toEqual(['apo', '12', 'review', '2nd']);
  });

  test('letters of any script count, composed or not, narrow or wide', () => {
    expect(words('Ｇroße U\u0308bung')).toEqual(['große', 'übung']);
    expect(words('アポロ 計画')).toEqual(['アポロ', '計画']);
  });

  test('a text without letters or digits has no words', () => {
    expect(words(' — …! ')).toEqual([]);
  });
});

describe('indexProjects', () => {
  test('finds projects under codes, names, categories and domains, whatever their case', () => {
    const index = indexProjects(catalogue);

    expect(index.byId.get('apollo')?.name).toBe('Apollo');
    expect(index.byCode.get('apo 12')).toEqual(['apollo']);
    expect(index.byName.get('borealis')).toEqual(['borealis']);
    expect(index.byCategory.get('moon')).toEqual(['apollo']);
    expect(index.byDomain.get('borealis.example')).toEqual(['borealis']);
  });

  test('keeps both projects that share a name or domain', () => {
    const shared = { name: 'Support', domains: ['Shared.example'] };

    const index = indexProjects({ projects: [aProject('a', shared), aProject('b', shared)] });

    expect(index.byName.get('support')).toEqual(['a', 'b']);
    expect(index.byDomain.get('shared.example')).toEqual(['a', 'b']);
  });

  test('knows the longest name under its first word', () => {
    const projects = [aProject('a', { name: 'Apollo' }), aProject('b', { name: 'Apollo ground support' })];

    expect(indexProjects({ projects }).longestFrom.get('apollo')).toBe(3);
  });

  test('takes names without a single letter, and 200,000 projects', () => {
    const odd = indexProjects({ projects: [aProject('odd', { name: '***', code: '—' })] });
    const many = Array.from({ length: 200_000 }, (_, index) => aProject(`p${index}`));

    expect(odd.byId.has('odd')).toBe(true);
    expect(indexProjects({ projects: many }).byId.size).toBe(200_000);
  });
});

describe('targetFault', () => {
  const index = indexProjects(catalogue);

  test.each([
    [{ projectId: 'apollo' }, undefined],
    [{ projectId: 'apollo', taskId: 'build' }, undefined],
    [{ projectId: 'apollo', taskId: 'done' }, 'taskClosed'],
    [{ projectId: 'apollo', taskId: 'nope' }, 'taskUnknown'],
    [{ projectId: 'borealis', taskId: 'build' }, 'taskUnknown'],
    [{ projectId: 'nope' }, 'projectUnknown'],
    [{ projectId: 'closed' }, 'projectClosed'],
    [{ taskId: 'build' }, 'taskUnknown'],
    [{}, undefined],
  ])('%j on a day: %s', (target, fault) => {
    expect(targetFault(index, target, '2026-11-16')).toBe(fault);
  });

  test('a project takes time from its first to its last day', () => {
    const projects = indexProjects({
      projects: [aProject('short', { from: '2026-11-17', to: '2026-11-18' })],
    });
    const on = (date: string) => targetFault(projects, { projectId: 'short' }, date);

    expect(['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'].map(on)).toEqual([
      'projectClosed',
      undefined,
      undefined,
      'projectClosed',
    ]);
  });

  test('without a day it asks only whether project and task exist', () => {
    expect(targetFault(index, { projectId: 'closed' })).toBeUndefined();
    expect(targetFault(index, { projectId: 'apollo', taskId: 'done' })).toBeUndefined();
    expect(targetFault(index, { projectId: 'nope' })).toBe('projectUnknown');
  });
});
