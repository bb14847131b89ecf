import { describe, expect, test } from '@jest/globals';
import type { Action } from '../../../connector/flow/definition.ts';
import { fileOf } from '../../../connector/flow/flow.ts';
import { flows } from '../../../connector/flow/flows.ts';
import { inOrder } from '../../../connector/flow/steps.ts';
import { checkFlow } from '../../../local/flows/check.ts';
import { Gap } from '../../../local/flows/gap.ts';
import { smallFlow } from './small-flow.ts';

const compose = (more: object) => ({ type: 'Compose', inputs: 1, ...more }) as { type: string };
const actionsWith = (more: object) => inOrder({ A: compose({}), B: compose(more) });

describe('before anything runs', () => {
  test.each(flows.map(flow => [flow.name, fileOf(flow)] as const))('nothing in %s is unknown', (_, file) => {
    expect(() => checkFlow(file)).not.toThrow();
  });

  test.each([
    ['a type of action', { type: 'Http' }, 'Http'],
    ['a field of an action', { trackedProperties: {} }, 'trackedProperties'],
    ['a function', { inputs: '@toUpper(1)' }, 'toUpper'],
    ['a function deep within', { inputs: [{ a: "x @{concat('a', item()?[guid()])}" }] }, 'guid'],
    ['too many arguments', { inputs: '@workflow(1)' }, 'workflow'],
    ['too few', { inputs: "@split('a')" }, 'split'],
    ['an action that it comes after', { after: { C: ['Succeeded'] } }, 'C'],
    ['a status', { after: { A: ['Cancelled'] } }, 'Cancelled'],
    ['an action in a branch', { type: 'Scope', actions: actionsWith({ type: 'Http' }) }, 'Http'],
  ])('%s that is unknown is a gap', (_, more, named) => {
    expect(() => checkFlow(smallFlow(actionsWith(more)))).toThrow(Gap);
    expect(() => checkFlow(smallFlow(actionsWith(more)))).toThrow(named);
  });

  test('so is a circle', () => {
    const actions = actionsWith({});
    (actions['A'] as Action).runAfter = { B: ['Succeeded'] };
    expect(() => checkFlow(smallFlow(actions))).toThrow('A comes before B comes before A');
  });

  test('the control: without them it is let through', () => {
    expect(() => checkFlow(smallFlow(actionsWith({})))).not.toThrow();
  });
});
