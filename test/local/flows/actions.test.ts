import { describe, expect, test } from '@jest/globals';
import { inOrder } from '../../../connector/flow/steps.ts';
import { call, ran } from './small-flow.ts';

const afterFailed = (name: string) => ({ [name]: ['Failed' as const] });

describe('the order of actions', () => {
  test('an action comes after the one before has succeeded, and is skipped when it has not', async () => {
    const { status, statuses } = await ran({ A: call('Ok'), B: call('Fail'), C: call('Ok') });
    expect(statuses).toEqual({ A: 'Succeeded', B: 'Failed', C: 'Skipped' });
    expect(status).toBe('Failed');
  });

  test('one that comes after a failure makes up for it', async () => {
    const { status, statuses } = await ran({
      A: call('Fail'),
      B: { ...call('Ok'), after: afterFailed('A') },
    });
    expect(statuses).toEqual({ A: 'Failed', B: 'Succeeded' });
    expect(status).toBe('Succeeded');
  });

  test('and is skipped when there was none: then the one before counts', async () => {
    const { status, statuses } = await ran({ A: call('Ok'), B: { ...call('Ok'), after: afterFailed('A') } });
    expect(statuses).toEqual({ A: 'Succeeded', B: 'Skipped' });
    expect(status).toBe('Succeeded');
  });

  test('a time-out is no failure to who waits for one', async () => {
    const { status, statuses } = await ran({
      A: call('Late'),
      B: { ...call('Ok'), after: afterFailed('A') },
    });
    expect(statuses).toEqual({ A: 'TimedOut', B: 'Skipped' });
    expect(status).toBe('TimedOut');
  });

  test('two that come after the same one are both carried out', async () => {
    const after = { A: ['Succeeded' as const] };
    const { seen } = await ran({
      A: call('Ok', 1),
      B: { ...call('Ok', 2), after },
      C: { ...call('Ok', 3), after },
    });
    expect(seen).toEqual([1, 2, 3]);
  });

  test('nothing begins after the end of the run', async () => {
    const end = {
      type: 'Terminate',
      inputs: { runStatus: 'Failed', runError: { code: 'Why', message: '@{1}!' } },
    };
    const { status, error, statuses } = await ran({ A: end, B: call('Ok') });
    expect([status, error]).toEqual(['Failed', { code: 'Why', message: '1!' }]);
    expect(statuses).toEqual({ A: 'Succeeded', B: 'Skipped' });
  });
});

describe('what holds actions', () => {
  test('a scope fails with what is in it', async () => {
    const scope = { type: 'Scope', actions: inOrder({ A: call('Fail') }) };
    const { statuses } = await ran({ S: scope, B: call('Ok') });
    expect(statuses).toEqual({ A: 'Failed', S: 'Failed', B: 'Skipped' });
  });

  test.each([
    [5, ['yes']],
    [1, ['no']],
  ])('a condition over %p chooses %p', async (n, wanted) => {
    const expression = { and: [{ greater: ["@triggerBody()?['n']", 3] }, { not: { equals: ['a', 'b'] } }] };
    const branches = {
      actions: inOrder({ A: call('Ok', 'yes') }),
      else: { actions: inOrder({ B: call('Ok', 'no') }) },
    };
    expect((await ran({ I: { type: 'If', expression, ...branches } }, { n })).seen).toEqual(wanted);
  });

  test.each([
    ['x', [1]],
    ['z', [3]],
  ])('a switch on %p chooses %p', async (of, wanted) => {
    const cases = {
      X: { case: 'x', actions: inOrder({ A: call('Ok', 1) }) },
      Y: { case: 'y', actions: inOrder({ B: call('Ok', 2) }) },
    };
    const step = {
      type: 'Switch',
      expression: '@triggerBody()',
      cases,
      default: { actions: inOrder({ C: call('Ok', 3) }) },
    };
    expect((await ran({ S: step }, of)).seen).toEqual(wanted);
  });

  test('a loop goes through a list, each item with results of its own', async () => {
    const actions = inOrder({
      A: call('Ok', "@items('L')"),
      B: call('Ok', "@concat('after ', body('A')?['said'])"),
    });
    const { seen, status } = await ran({ L: { type: 'Foreach', foreach: '@triggerBody()', actions } }, [
      'a',
      'b',
    ]);
    expect(seen).toEqual(['a', 'after a', 'b', 'after b']);
    expect(status).toBe('Succeeded');
  });

  test('and fails when one of them does', async () => {
    const wrong = { type: 'Compose', inputs: '@sub(item(), 1)' };
    const loop = { type: 'Foreach', foreach: '@triggerBody()', actions: inOrder({ A: wrong }) };
    const { status, journal } = await ran({ L: loop }, [1, 'two']);
    expect(status).toBe('Failed');
    expect(journal.map(each => each.status)).toEqual(['Succeeded', 'Failed', 'Failed']);
  });

  test('until: again and again, up to its limit', async () => {
    const start = {
      type: 'InitializeVariable',
      inputs: { variables: [{ name: 'n', type: 'integer', value: 0 }] },
    };
    const count = { type: 'IncrementVariable', inputs: { name: 'n', value: 1 } };
    const until = (limit: number) => ({
      ...{ type: 'Until', expression: "@equals(variables('n'), 3)" },
      ...{ actions: inOrder({ Count: count }), limit: { count: limit } },
    });
    const done = await ran({ Start: start, U: until(5) });
    expect([done.status, done.journal.filter(({ name }) => name === 'Count').length]).toEqual([
      'Succeeded',
      3,
    ]);
    expect((await ran({ Start: start, U: until(2) })).status).toBe('TimedOut');
  });
});

describe('data', () => {
  test('a list is filtered, made into another, and joined', async () => {
    const { seen } = await ran(
      {
        Kept: { type: 'Query', inputs: { from: '@triggerBody()', where: '@greater(item(), 1)' } },
        Named: { type: 'Select', inputs: { from: "@body('Kept')", select: 'no. @{item()}' } },
        Said: call('Ok', "@join(body('Named'), ', ')"),
      },
      [1, 2, 3],
    );
    expect(seen).toEqual(['no. 2, no. 3']);
  });

  test('a variable takes what is of its type', async () => {
    const start = {
      type: 'InitializeVariable',
      inputs: { variables: [{ name: 'n', type: 'integer', value: 0 }] },
    };
    const { journal } = await ran({
      Start: start,
      Set: { type: 'SetVariable', inputs: { name: 'n', value: 'x' } },
    });
    expect(journal[1]).toMatchObject({ status: 'Failed', error: { code: 'InvalidVariable' } });
  });
});
