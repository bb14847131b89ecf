import type { Json } from '../json.ts';
import { isObject } from '../json.ts';
import { refusal } from '../refusal.ts';
import type { Expression, OrderItem, Query } from './ast.ts';
import type { Names, Scope } from './compile.ts';
import { compile } from './compile.ts';
import { compare } from './values.ts';

type IndexedPath = { readonly path: string; readonly descending: boolean };

/**
 * The comparison of ORDER BY, or undefined without one. Refused with 400 as Cosmos does: an item that is not a
 * path into the document, or several items without a composite index that lists them in the same order.
 */
export function comparator(query: Query, names: Names, indexing: Json | undefined) {
  if (query.orderBy.length === 0) return undefined;
  const paths = query.orderBy.map(({ by, descending }) => ({
    path: documentPath(by, query.root),
    descending,
  }));
  if (paths.length > 1 && !compositeIndexes(indexing).some(index => serves(index, paths))) {
    throw refusal(
      400,
      `ORDER BY ${paths.map(each => each.path).join(', ')} has no composite index in the container.`,
    );
  }
  const items = query.orderBy.map(item => comparison(item, names));
  return (left: Scope, right: Scope) => {
    for (const item of items) {
      const sign = item(left, right);
      if (sign !== 0) return sign;
    }
    return 0;
  };
}

function comparison({ by, descending }: OrderItem, names: Names) {
  const value = compile(by, names);
  const sign = descending ? -1 : 1;
  return (left: Scope, right: Scope) => sign * compare(value(left), value(right));
}

/** `c.week.start` as "/week/start". */
function documentPath(expression: Expression, root: string): string {
  if (expression.kind === 'alias' && expression.name === root) return '';
  if (expression.kind === 'member' && expression.key.kind === 'literal') {
    return `${documentPath(expression.of, root)}/${expression.key.value}`;
  }
  throw refusal(400, 'ORDER BY is only supported on paths into the document.');
}

/** A composite index serves its own directions and, read backwards, the opposite of all of them. */
function serves(index: readonly IndexedPath[], wanted: readonly IndexedPath[]): boolean {
  const backwards = index[0]?.descending !== wanted[0]?.descending;
  return (
    index.length === wanted.length &&
    wanted.every(({ path, descending }, at) => {
      return index[at]?.path === path && (index[at].descending !== descending) === backwards;
    })
  );
}

function compositeIndexes(indexing: Json | undefined): IndexedPath[][] {
  const indexes = isObject(indexing) ? indexing['compositeIndexes'] : undefined;
  if (!Array.isArray(indexes)) return [];
  return indexes.filter(index => Array.isArray(index)).map(index => index.filter(isObject).map(indexedPath));
}

function indexedPath(entry: { [property: string]: Json }): IndexedPath {
  return { path: String(entry['path']), descending: entry['order'] === 'descending' };
}
