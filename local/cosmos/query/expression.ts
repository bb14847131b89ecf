import { refusal } from '../refusal.ts';
import type { Expression } from './ast.ts';
import type { Cursor } from './cursor.ts';

/** Binary operators by how tightly they bind; comparison, IN, BETWEEN and LIKE share one level. */
const LEVELS: readonly (readonly string[])[] = [
  ['OR'],
  ['AND'],
  ['=', '!=', '<>', '<', '<=', '>', '>='],
  ['||'],
  ['+', '-'],
  ['*', '/', '%'],
];
const COMPARISON = 2;

const CONSTANTS: Readonly<Record<string, boolean | null | undefined>> = {
  TRUE: true,
  FALSE: false,
  NULL: null,
  UNDEFINED: undefined,
};

const NOT_SUPPORTED = ['SELECT', 'EXISTS', 'ARRAY', 'ALL', 'UDF'];

/** Parses a scalar expression. Refused with 400 when it is not one or uses what this server does not support. */
export function parseExpression(cursor: Cursor): Expression {
  return binary(cursor, 0);
}

function binary(cursor: Cursor, level: number): Expression {
  const operators = LEVELS[level];
  if (!operators) return unary(cursor);
  if (level === COMPARISON && cursor.accept('NOT')) {
    return { kind: 'unary', operator: 'NOT', operand: binary(cursor, level) };
  }
  let left = binary(cursor, level + 1);
  for (;;) {
    const operator = operators.find(each => cursor.accept(each));
    if (operator) left = { kind: 'binary', operator, left, right: binary(cursor, level + 1) };
    else if (level === COMPARISON && startsPredicate(cursor)) left = predicate(cursor, left);
    else return left;
  }
}

function startsPredicate(cursor: Cursor): boolean {
  const ahead = cursor.sees('NOT') ? ['NOT'] : [];
  return ['IN', 'BETWEEN', 'LIKE'].some(word => cursor.sees(...ahead, word));
}

/** `[NOT] IN (…)`, `[NOT] BETWEEN a AND b`, `[NOT] LIKE pattern`. */
function predicate(cursor: Cursor, operand: Expression): Expression {
  if (cursor.accept('NOT')) return { kind: 'unary', operator: 'NOT', operand: predicate(cursor, operand) };
  if (cursor.accept('IN')) {
    cursor.expect('(');
    const options = cursor.list(() => parseExpression(cursor));
    cursor.expect(')');
    return { kind: 'in', operand, options };
  }
  if (cursor.accept('LIKE')) {
    const pattern = binary(cursor, COMPARISON + 1);
    if (cursor.sees('ESCAPE')) throw refusal(400, 'LIKE … ESCAPE is not supported.');
    return { kind: 'call', name: 'LIKE', operands: [operand, pattern] };
  }
  cursor.expect('BETWEEN');
  const low = binary(cursor, COMPARISON + 1);
  cursor.expect('AND');
  const high = binary(cursor, COMPARISON + 1);
  const from: Expression = { kind: 'binary', operator: '>=', left: operand, right: low };
  return { kind: 'binary', operator: 'AND', left: from, right: { ...from, operator: '<=', right: high } };
}

function unary(cursor: Cursor): Expression {
  const operator = ['-', '+'].find(each => cursor.accept(each));
  if (operator) return { kind: 'unary', operator, operand: unary(cursor) };
  let expression = primary(cursor);
  for (;;) {
    if (cursor.accept('.')) {
      const value = cursor.word('a property');
      expression = { kind: 'member', of: expression, key: { kind: 'literal', value } };
    } else if (cursor.accept('[')) {
      expression = { kind: 'member', of: expression, key: parseExpression(cursor) };
      cursor.expect(']');
    } else return expression;
  }
}

function primary(cursor: Cursor): Expression {
  const token = cursor.peek();
  if (token.kind === 'number') return { kind: 'literal', value: Number(cursor.next().text) };
  if (token.kind === 'string') return { kind: 'literal', value: cursor.next().text };
  if (token.kind === 'parameter') return { kind: 'parameter', name: cursor.next().text };
  if (token.kind === 'word') return named(cursor);
  if (cursor.accept('(')) {
    const inner = parseExpression(cursor);
    cursor.expect(')');
    return inner;
  }
  if (cursor.accept('[')) return { kind: 'array', items: items(cursor, ']', () => parseExpression(cursor)) };
  if (cursor.accept('{')) return { kind: 'object', entries: items(cursor, '}', () => entry(cursor)) };
  throw cursor.unexpected('an expression');
}

function named(cursor: Cursor): Expression {
  const name = cursor.next().text;
  const upper = name.toUpperCase();
  if (NOT_SUPPORTED.includes(upper)) throw refusal(400, `${upper} is not supported inside an expression.`);
  if (cursor.accept('(')) {
    return { kind: 'call', name: upper, operands: items(cursor, ')', () => parseExpression(cursor)) };
  }
  if (Object.hasOwn(CONSTANTS, upper)) return { kind: 'literal', value: CONSTANTS[upper] };
  return { kind: 'alias', name };
}

/** The inside of brackets: a comma-separated list that may be empty, and the closing bracket. */
function items<T>(cursor: Cursor, closing: string, item: () => T): T[] {
  if (cursor.accept(closing)) return [];
  const found = cursor.list(item);
  cursor.expect(closing);
  return found;
}

function entry(cursor: Cursor): readonly [string, Expression] {
  const name = cursor.peek().kind === 'string' ? cursor.next().text : cursor.word('a property');
  cursor.expect(':');
  return [name, parseExpression(cursor)];
}
