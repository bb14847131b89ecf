import { describe, expect, test } from '@jest/globals';
import { evaluate, type Surroundings } from '../../../local/flows/expression/evaluate.ts';
import { ActionFault, Gap } from '../../../local/flows/gap.ts';

const outputs = { statusCode: 200, body: { a: { b: [1, 2] }, 'c/d': 'slash', none: null, yes: true } };
const around: Surroundings = {
  outputs: name => (name === 'Call' ? outputs : null),
  triggerOutputs: () => ({ body: { text: 'one\ntwo', id: 7 } }),
  parameters: name => `parameter ${name}`,
  variables: () => ['x', 'y'],
  item: loop => `item of ${loop ?? 'the list'}`,
  workflow: () => ({ run: { name: 'run-1' } }),
};

describe('expressions', () => {
  test.each([
    ['plain', 'plain'],
    ["@concat('a', 1, true, null)", 'a1True'],
    ["@concat('it''s')", "it's"],
    ["n = @{triggerBody()?['id']}, @{if(equals(1, 1), 'yes', 'no')}", 'n = 7, yes'],
    ["@{triggerBody()?['id']}", '7'],
    ["@triggerBody()?['id']", 7],
    ['@@ned', '@ned'],
    ['a@example.com', 'a@example.com'],
    ['a @@{b}', 'a @{b}'],
    ["@outputs('Call')?['body/a/b']", [1, 2]],
    ["@outputs('Call')?['body/c/d']", 'slash'],
    ["@body('Call')['a']['b'][1]", 2],
    ["@body('Call')?['gone']?['further']", null],
    ["@body('Nothing')?['x']", null],
    ["@triggerOutputs()?['body/text']", 'one\ntwo'],
    ["@replace(triggerBody()?['text'], decodeUriComponent('%0A'), '<br>')", 'one<br>two'],
    ["@parameters('Team (tagent_Team)')", 'parameter Team (tagent_Team)'],
    ["@items('Loop')", 'item of Loop'],
    ['@item()', 'item of the list'],
    ["@workflow()?['run']?['name']", 'run-1'],
    ["@length(variables('v'))", 2],
    ["@contains(split('a;b', ';'), 'b')", true],
    ["@contains(split('a;b', ';'), 'c')", false],
    ["@first(split('', ';'))", ''],
    ['@empty(null)', true],
    ["@empty('')", true],
    ['@empty(createdNever)', new Gap('')],
    ["@coalesce(null, body('Call')?['none'], 'last')", 'last'],
    ['@and(not(false), or(false, less(1, 2)))', true],
    ['@sub(add(2, 3), 1)', 4],
  ])('%s', (text, wanted) => {
    if (wanted instanceof Gap) expect(() => evaluate(text, around)).toThrow(Gap);
    else expect(evaluate(text, around)).toEqual(wanted);
  });

  test('are found wherever they stand', () => {
    expect(evaluate({ a: ['@add(1, 1)', { b: '@{1}' }], c: 3 }, around)).toEqual({
      a: [2, { b: '1' }],
      c: 3,
    });
  });

  test.each([
    "@body('Call')['gone']",
    "@body('Nothing')['x']",
    '@length(null)',
    '@greater(1, null)',
    "@join('a', ',')",
  ])('%s fails, as it does on the platform', text => {
    expect(() => evaluate(text, around)).toThrow(ActionFault);
  });

  test.each(["@concat('a'", "@concat('a')x", '@{1', '@', "@'open", '@toUpper(1)', '@1 +'])(
    '%s is a gap: the simulation cannot read it',
    text => {
      expect(() => evaluate(text, around)).toThrow(Gap);
    },
  );
});
