import { columnsOf, type Table } from './operators.ts';
import { nameIn, partOf, type Syntax, unknown } from './syntax.ts';
import { keyOf, type Row, type Value } from './value.ts';

const kinds = ['inner', 'leftouter', 'fullouter'];

/** Joins on columns of the same name. The kind has to be said: Kusto's own (`innerunique`) drops rows of the left side. */
export function joined(node: Syntax, left: Table, tableOf: (right: Syntax) => Table): Table {
  const [parameter, right, on] = node.parts;
  if (parameter?.kind !== 'NamedParameter' || !right || on?.kind !== 'JoinOnClause') return unknown(node);
  const kind = partOf(parameter, 1).words[0] ?? '';
  if (nameIn(partOf(parameter, 0)) !== 'kind' || !kinds.includes(kind))
    return unknown(node, `of kind ${kind}`);
  const names = on.parts.map(nameIn);
  const other = tableOf(right);
  const columns = columnsOf(node);
  const merged = pairs(left, other, names, kind).map(([a, b]) => {
    const values = [...cells(a, left), ...cells(b, other)];
    return Object.fromEntries(columns.map(({ name }, index) => [name, values[index] ?? null]));
  });
  return { columns, rows: merged };
}

type Pair = [Row | undefined, Row | undefined];

function pairs(left: Table, right: Table, names: readonly string[], kind: string): Pair[] {
  const keyIn = (row: Row) => keyOf(names.map(name => row[name] ?? null));
  const byKey = Map.groupBy(right.rows, keyIn);
  const met = left.rows.flatMap((row): Pair[] => {
    const others = byKey.get(keyIn(row)) ?? [];
    if (others.length === 0 && kind !== 'inner') return [[row, undefined]];
    return others.map(other => [row, other]);
  });
  if (kind !== 'fullouter') return met;
  const known = new Set(left.rows.map(keyIn));
  return [...met, ...right.rows.filter(row => !known.has(keyIn(row))).map((row): Pair => [undefined, row])];
}

function cells(row: Row | undefined, { columns }: Table): Value[] {
  return columns.map(({ name, type }) => row?.[name] ?? (type === 'string' ? '' : null));
}
