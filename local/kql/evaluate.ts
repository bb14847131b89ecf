/**
 * Runs a query of Kusto over rows in memory: the operators, functions and aggregates that this project's queries use, and
 * nothing else. The language service has read the query before and says which columns and types come out; what it calls
 * unsound is refused, and so is everything that is not known here.
 */
import { type Scope, worthOf } from './expression.ts';
import { joined } from './join.ts';
import { columnsOf, operators, type Table } from './operators.ts';
import type { TableName } from './schema.ts';
import { tables } from './schema.ts';
import { nameIn, partOf, readQuery, type Syntax, unknown } from './syntax.ts';
import type { Row, Value } from './value.ts';

/** The rows of each table; a table that is left out is empty. */
export type Rows = Readonly<Partial<Record<TableName, readonly Row[]>>>;

type Sources = { rows: Rows; lets: Map<string, Value>; tabular: Map<string, Table>; nowMs: number };

/** Throws for a query that is unsound or goes beyond what is known here. */
export function evaluate(text: string, rows: Rows, nowMs: number): Table {
  const sources: Sources = { rows, lets: new Map(), tabular: new Map(), nowMs };
  let result: Table | undefined;
  for (const statement of readQuery(text).parts) {
    if (statement.kind === 'LetStatement') remember(statement, sources);
    else if (statement.kind === 'ExpressionStatement') result = tableOf(partOf(statement, 0), sources);
    else unknown(statement);
  }
  if (!result) throw new Error('The query asks for nothing.');
  return result;
}

function remember(node: Syntax, sources: Sources): void {
  const [name, value] = [nameIn(partOf(node, 0)), partOf(node, 1)];
  if (value.columns) sources.tabular.set(name, tableOf(value, sources));
  else sources.lets.set(name, worthOf(value, scopeOf(sources)));
}

function scopeOf({ lets, nowMs }: Sources): Scope {
  return { lets, nowMs };
}

function tableOf(node: Syntax, sources: Sources): Table {
  switch (node.kind) {
    case 'NameReference':
      return namedTable(node, sources);
    case 'ParenthesizedExpression':
      return tableOf(partOf(node, 0), sources);
    case 'UnionOperator':
      return union(node, sources);
    case 'PipeExpression':
      return piped(partOf(node, 1), tableOf(partOf(node, 0), sources), sources);
    default:
      return unknown(node);
  }
}

function piped(node: Syntax, input: Table, sources: Sources): Table {
  if (node.kind === 'JoinOperator') return joined(node, input, right => tableOf(right, sources));
  const operator = operators[node.kind] ?? unknown(node);
  return operator(node, input, scopeOf(sources));
}

function namedTable(node: Syntax, { rows, tabular }: Sources): Table {
  const name = nameIn(node);
  const known = tabular.get(name);
  if (known) return known;
  const columns = Object.hasOwn(tables, name) ? tables[name as TableName] : undefined;
  if (!columns) return unknown(node, `(${name}) is no table`);
  return { columns, rows: rows[name as TableName] ?? [] };
}

/** Columns that only one side has are empty for the other. */
function union(node: Syntax, sources: Sources): Table {
  const columns = columnsOf(node);
  const rows = node.parts.flatMap(part => tableOf(part, sources).rows);
  return { columns, rows: rows.map(row => filled(row, columns)) };
}

function filled(row: Row, columns: Table['columns']): Row {
  return Object.fromEntries(
    columns.map(({ name, type }) => [name, row[name] ?? (type === 'string' ? '' : null)]),
  );
}
