import { type Scope, worthOf } from './expression.ts';
import type { Column } from './schema.ts';
import { nameIn, partOf, type Syntax, unknown } from './syntax.ts';
import { compare, keyOf, type Row, type Value } from './value.ts';

export type Table = { readonly columns: readonly Column[]; readonly rows: readonly Row[] };

/** One step of a pipe: gets the table from the left. */
export type Operator = (node: Syntax, input: Table, scope: Scope) => Table;

/** The columns that come out, as the language service has worked them out. */
export function columnsOf(node: Syntax): readonly Column[] {
  return node.columns ?? unknown(node, 'has no columns');
}

const filter: Operator = (node, { columns, rows }, scope) => ({
  columns,
  rows: rows.filter(row => worthOf(partOf(node, 0), { ...scope, row }) === true),
});

/** `extend` keeps what there was, `project` does not; names that were not given are the language service's. */
const computing =
  (keeps: boolean): Operator =>
  (node, { rows }, scope) => {
    const columns = columnsOf(node);
    const names = keeps ? node.parts.map(nameOfExtended) : columns.map(({ name }) => name);
    if (names.length !== node.parts.length) return unknown(node, 'has columns of many parts');
    return {
      columns,
      rows: rows.map(row => {
        const made = node.parts.map((part, index) => [names[index], worthOf(part, { ...scope, row })]);
        return { ...(keeps && row), ...(Object.fromEntries(made) as Row) };
      }),
    };
  };

function nameOfExtended(node: Syntax): string {
  return node.kind === 'SimpleNamedExpression' ? nameIn(partOf(node, 0)) : unknown(node, 'needs a name');
}

const summarize: Operator = (node, { rows }, scope) => {
  const by = node.parts.find(({ kind }) => kind === 'SummarizeByClause')?.parts ?? [];
  const wanted = node.parts.filter(({ kind }) => kind !== 'SummarizeByClause');
  const columns = columnsOf(node);
  if (columns.length !== by.length + wanted.length) return unknown(node, 'has columns of many parts');
  const groups = new Map<string, { keys: Value[]; group: Row[] }>();
  // Without `by` there is one group, also of nothing.
  if (by.length === 0) groups.set(keyOf([]), { keys: [], group: [...rows] });
  else
    for (const row of rows) {
      const keys = by.map(part => worthOf(part, { ...scope, row }));
      const known = groups.get(keyOf(keys));
      if (known) known.group.push(row);
      else groups.set(keyOf(keys), { keys, group: [row] });
    }
  return {
    columns,
    rows: [...groups.values()].map(({ keys, group }) => {
      const values = [...keys, ...wanted.map(part => worthOf(part, { ...scope, group }))];
      return Object.fromEntries(columns.map(({ name }, index) => [name, values[index] ?? null]));
    }),
  };
};

/** Descending unless said otherwise; null is less than everything. */
function sorted(rows: readonly Row[], orders: readonly Syntax[], scope: Scope): Row[] {
  const keyed = rows.map(row => ({
    row,
    keys: orders.map(order => worthOf(orderedBy(order), { ...scope, row })),
  }));
  const signs = orders.map(order => (isAscending(order) ? 1 : -1));
  const order = (a: Value, b: Value) => compare(a, b) ?? Number(a !== null) - Number(b !== null);
  keyed.sort((a, b) =>
    signs.reduce((found, sign, i) => found || sign * order(a.keys[i] ?? null, b.keys[i] ?? null), 0),
  );
  return keyed.map(({ row }) => row);
}

function orderedBy(node: Syntax): Syntax {
  return node.kind === 'OrderedExpression' ? partOf(node, 0) : node;
}

function isAscending(node: Syntax): boolean {
  if (node.kind !== 'OrderedExpression') return false;
  const clause = partOf(node, 1);
  if (clause.parts.length > 0 || clause.words.length !== 1) return unknown(clause);
  return clause.words[0] === 'asc';
}

const order: Operator = (node, { columns, rows }, scope) => ({
  columns,
  rows: sorted(rows, node.parts, scope),
});

const top: Operator = (node, { columns, rows }, scope) => {
  const [count, ...orders] = node.parts;
  const most = Number(worthOf(count ?? unknown(node), scope));
  return { columns, rows: sorted(rows, orders, scope).slice(0, most) };
};

const take: Operator = (node, { columns, rows }, scope) => ({
  columns,
  rows: rows.slice(0, Number(worthOf(partOf(node, 0), scope))),
});

const distinct: Operator = (node, { rows }) => {
  const names = node.parts.map(nameIn);
  const seen = new Map(rows.map(row => [keyOf(names.map(name => row[name] ?? null)), row]));
  return {
    columns: columnsOf(node),
    rows: [...seen.values()].map(row => Object.fromEntries(names.map(name => [name, row[name] ?? null]))),
  };
};

/** Only lists of texts that are given a name: `mv-expand step = dynamic([...]) to typeof(string)`. */
const expand: Operator = (node, { rows }, scope) => {
  const [expression] = node.parts;
  if (!expression || node.parts.length > 1 || expression.kind !== 'MvExpandExpression') return unknown(node);
  const [named, type] = expression.parts;
  if (named?.kind !== 'SimpleNamedExpression' || type?.parts[0]?.parts[0]?.words[0] !== 'string')
    return unknown(expression, 'needs a name and to typeof(string)');
  const name = nameIn(partOf(named, 0));
  const expanded = rows.flatMap(row => {
    const list = worthOf(named, { ...scope, row });
    return Array.isArray(list) ? list.map(each => ({ ...row, [name]: each as Value })) : unknown(node);
  });
  return { columns: columnsOf(node), rows: expanded };
};

/** The operators that are known here and need nothing but their input. `render` is a hint for who draws. */
export const operators: Readonly<Record<string, Operator>> = {
  FilterOperator: filter,
  ExtendOperator: computing(true),
  ProjectOperator: computing(false),
  SummarizeOperator: summarize,
  SortOperator: order,
  TopOperator: top,
  TakeOperator: take,
  DistinctOperator: distinct,
  MvExpandOperator: expand,
  RenderOperator: (_, input) => input,
};
