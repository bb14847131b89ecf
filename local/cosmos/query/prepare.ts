import type { Json } from '../json.ts';
import { refusal } from '../refusal.ts';
import type { Expression, Join, Query, Selection } from './ast.ts';
import type { Closure, Names, Scope } from './compile.ts';
import { compile, objectOf } from './compile.ts';
import { aggregates, grouping, requireGrouped } from './group-by.ts';
import { comparator } from './order-by.ts';
import { parseCondition, parseQuery } from './parser.ts';

/** A query that is ready to run. */
export type Prepared = {
  /** The rows that one document contributes: FROM, JOIN and WHERE. */
  readonly rows: (document: Json) => Scope[];
  /** True when each row's result depends on that row alone, so that a page can stop anywhere. */
  readonly streaming: boolean;
  /** The results of all rows: GROUP BY, ORDER BY, SELECT, DISTINCT, TOP, OFFSET and LIMIT. */
  readonly results: (rows: readonly Scope[]) => Json[];
};

/** Compiles a query with its parameters for a container with this indexing policy. Refused with 400. */
export function prepare(
  sql: string,
  parameters: ReadonlyMap<string, Json>,
  indexing: Json | undefined,
): Prepared {
  const query = parseQuery(sql);
  const aliases = [query.root, ...query.joins.map(join => join.alias)];
  const names: Names = { aliases, parameters, aggregates: false };
  const grouped = query.groupBy.length > 0 || selected(query.selection).some(aggregates);
  if (grouped) requireGrouped(selected(query.selection), query);

  const group = grouped ? grouping(query.groupBy, names) : (rows: readonly Scope[]) => rows;
  const order = comparator(query, names, indexing);
  const select = projection(query, { ...names, aggregates: grouped });
  const slice = slicing(query, names);
  const results = (rows: readonly Scope[]) => {
    const ordered = order ? group(rows).toSorted(order) : group(rows);
    const values = ordered.map(select).filter((value): value is Json => value !== undefined);
    return slice(query.distinct ? distinct(values) : values);
  };
  const streaming =
    !grouped && !order && !query.distinct && query.top === undefined && query.limit === undefined;
  return { rows: rowsOf(query, names), streaming, results };
}

/** Compiles the condition of a patch to a test of a document. Refused with 400. */
export function prepareCondition(text: string): (document: Json) => boolean {
  const query = parseCondition(text);
  const rows = rowsOf(query, { aliases: [query.root], parameters: new Map(), aggregates: false });
  return document => rows(document).length > 0;
}

function rowsOf(query: Query, names: Names): Prepared['rows'] {
  const joins = query.joins.map((join, at) =>
    joining(join, { ...names, aliases: names.aliases.slice(0, at + 1) }),
  );
  const where = query.where ? compile(query.where, names) : undefined;
  return document => {
    let rows: Scope[] = [{ values: [document] }];
    for (const join of joins) rows = rows.flatMap(join);
    return where ? rows.filter(row => where(row) === true) : rows;
  };
}

function joining(join: Join, names: Names): (scope: Scope) => Scope[] {
  const path = compile(join.in, names);
  return scope => {
    const value = path(scope);
    return Array.isArray(value) ? value.map(item => ({ values: [...scope.values, item] })) : [];
  };
}

function projection({ selection, joins, groupBy }: Query, names: Names): Closure {
  if (selection.kind === 'value') return compile(selection.of, names);
  if (selection.kind === 'list') {
    return objectOf(selection.items.map(({ name, of }) => [name, compile(of, names)]));
  }
  if (joins.length > 0 || groupBy.length > 0) {
    throw refusal(400, 'SELECT * is not supported with JOIN or GROUP BY.');
  }
  return scope => scope.values[0];
}

function selected(selection: Selection): Expression[] {
  if (selection.kind === 'value') return [selection.of];
  return selection.kind === 'list' ? selection.items.map(item => item.of) : [];
}

function slicing(query: Query, names: Names): (values: Json[]) => Json[] {
  const [top, offset, limit] = [query.top, query.offset, query.limit].map(each => each && count(each, names));
  if (top !== undefined && limit !== undefined) {
    throw refusal(400, 'TOP together with OFFSET LIMIT is not supported.');
  }
  const from = offset ?? 0;
  return values => values.slice(from, from + (top ?? limit ?? values.length));
}

function count(expression: Expression, names: Names): number {
  const value = compile(expression, names)({ values: [] });
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw refusal(400, 'TOP, OFFSET and LIMIT need a whole number that is not negative.');
}

function distinct(values: Json[]): Json[] {
  return [...new Map(values.map(value => [JSON.stringify(value), value])).values()];
}
