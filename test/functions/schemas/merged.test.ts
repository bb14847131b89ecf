import { expect, test } from '@jest/globals';
import { merged } from '../../../functions/schemas/merged.ts';

const one = {
  properties: { op: { type: 'string', const: 'add' }, date: { type: 'string' } },
  required: ['op', 'date'],
};
const other = {
  properties: { op: { type: 'string', enum: ['change', 'move'] }, id: { type: 'string' } },
  required: ['op', 'id'],
};

test('alternatives become one object with the fields of all, of which those of all are required', () => {
  expect(merged([one, other])).toEqual({
    type: 'object',
    properties: {
      op: { type: 'string', enum: ['add', 'change', 'move'] },
      date: { type: 'string' },
      id: { type: 'string' },
    },
    required: ['op'],
  });
});

test('a field that one of them leaves open is open', () => {
  const open = { properties: { op: { type: 'string' } } };
  expect(merged([one, open])).toMatchObject({ properties: { op: { type: 'string' } }, required: [] });
});
