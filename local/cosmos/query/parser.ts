import { refusal } from '../refusal.ts';
import type { Expression, Join, OrderItem, Query, Selection } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { cursorOver } from './cursor.ts';
import { parseExpression } from './expression.ts';

const CLAUSES = ['JOIN', 'WHERE', 'GROUP', 'ORDER', 'OFFSET'];

/** Parses a query. Refused with 400, naming what was not understood or is not supported. */
export function parseQuery(sql: string): Query {
  const cursor = cursorOver(sql);
  cursor.expect('SELECT');
  const distinct = cursor.accept('DISTINCT');
  const top = cursor.accept('TOP') ? parseCount(cursor) : undefined;
  const selection = parseSelection(cursor);
  return finish(cursor, { distinct, top, selection });
}

/** Parses the condition of a patch, "from c where …": a query without its SELECT. */
export function parseCondition(text: string): Query {
  return finish(cursorOver(text), { distinct: false, top: undefined, selection: { kind: 'all' } });
}

function finish(cursor: Cursor, head: Pick<Query, 'distinct' | 'top' | 'selection'>): Query {
  const root = cursor.accept('FROM') ? parseRoot(cursor) : 'c';
  const query: Query = {
    ...head,
    root,
    joins: parseJoins(cursor),
    where: cursor.accept('WHERE') ? parseExpression(cursor) : undefined,
    groupBy: cursor.accept('GROUP', 'BY') ? cursor.list(() => parseExpression(cursor)) : [],
    orderBy: cursor.accept('ORDER', 'BY') ? cursor.list(() => parseOrderItem(cursor)) : [],
    ...parseSlice(cursor),
  };
  if (cursor.peek().kind !== 'end') throw cursor.unexpected('the end of the query');
  return query;
}

function parseSelection(cursor: Cursor): Selection {
  if (cursor.accept('*')) return { kind: 'all' };
  if (cursor.accept('VALUE')) return { kind: 'value', of: parseExpression(cursor) };
  let unnamed = 0;
  const items = cursor.list(() => {
    const of = parseExpression(cursor);
    if (cursor.accept('AS')) return { name: cursor.word('an alias'), of };
    if (cursor.peek().kind === 'word' && !cursor.sees('FROM')) return { name: cursor.next().text, of };
    unnamed += nameOf(of) === undefined ? 1 : 0;
    return { name: nameOf(of) ?? `$${unnamed}`, of };
  });
  return { kind: 'list', items };
}

/** The name that a selected path gives itself: `c.week.id` is "id". */
function nameOf(expression: Expression): string | undefined {
  if (expression.kind === 'alias') return expression.name;
  if (expression.kind !== 'member' || expression.key.kind !== 'literal') return undefined;
  return typeof expression.key.value === 'string' ? expression.key.value : undefined;
}

/** `FROM c`, `FROM root c`, `FROM root AS c`. */
function parseRoot(cursor: Cursor): string {
  const name = cursor.word('the alias of the container');
  if (cursor.sees('IN') || cursor.sees('.') || cursor.sees('[')) {
    throw refusal(400, 'FROM a path inside the document is not supported; use JOIN.');
  }
  const named =
    cursor.accept('AS') || (cursor.peek().kind === 'word' && !CLAUSES.some(word => cursor.sees(word)));
  return named ? cursor.word('an alias') : name;
}

function parseJoins(cursor: Cursor): Join[] {
  const joins: Join[] = [];
  while (cursor.accept('JOIN')) {
    if (cursor.sees('(')) throw refusal(400, 'JOIN with a subquery is not supported.');
    const alias = cursor.word('an alias');
    cursor.expect('IN');
    joins.push({ alias, in: parseExpression(cursor) });
  }
  return joins;
}

function parseOrderItem(cursor: Cursor): OrderItem {
  if (cursor.sees('RANK')) throw refusal(400, 'ORDER BY RANK is not supported.');
  const by = parseExpression(cursor);
  const descending = cursor.accept('DESC');
  if (!descending) cursor.accept('ASC');
  return { by, descending };
}

function parseSlice(cursor: Cursor): Pick<Query, 'offset' | 'limit'> {
  if (!cursor.accept('OFFSET')) return { offset: undefined, limit: undefined };
  const offset = parseCount(cursor);
  cursor.expect('LIMIT');
  return { offset, limit: parseCount(cursor) };
}

/** A number or a parameter. Not any expression: in `TOP 5 * FROM c` the asterisk multiplies nothing. */
function parseCount(cursor: Cursor): Expression {
  const { kind } = cursor.peek();
  if (kind === 'number') return { kind: 'literal', value: Number(cursor.next().text) };
  if (kind === 'parameter') return { kind: 'parameter', name: cursor.next().text };
  throw cursor.unexpected('a number or a parameter');
}
