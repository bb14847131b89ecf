import { refusal } from '../refusal.ts';
import { isAggregate } from './aggregate.ts';
import type { Expression, Query } from './ast.ts';
import type { Names, Scope } from './compile.ts';
import { compile } from './compile.ts';

/** True when the expression contains an aggregate. */
export function aggregates(expression: Expression): boolean {
  return isAggregateCall(expression) || parts(expression).some(aggregates);
}

/**
 * Refused with 400 as Cosmos does: a selected path that is neither inside an aggregate nor one of GROUP BY, which
 * would have no one value in its group; and an ORDER BY of groups.
 */
export function requireGrouped(selected: readonly Expression[], { groupBy, orderBy }: Query): void {
  if (orderBy.length > 0) {
    throw refusal(400, 'ORDER BY together with GROUP BY or an aggregate is not supported.');
  }
  const keys = groupBy.map(key => JSON.stringify(key));
  const check = (expression: Expression): void => {
    if (isAggregateCall(expression) || keys.includes(JSON.stringify(expression))) return;
    if (expression.kind === 'alias') {
      throw refusal(400, `'${expression.name}' is selected outside of an aggregate and is not in GROUP BY.`);
    }
    parts(expression).forEach(check);
  };
  selected.forEach(check);
}

/** Turns rows into groups. Without keys there is one group of all rows, even of none. */
export function grouping(
  keys: readonly Expression[],
  names: Names,
): (rows: readonly Scope[]) => readonly Scope[] {
  if (keys.length === 0) return rows => [{ values: rows[0]?.values ?? [], group: rows }];
  const compiled = keys.map(key => compile(key, names));
  return rows => {
    const groups = Map.groupBy(rows, row => JSON.stringify(compiled.map(key => [key(row)])));
    return [...groups.values()].map(group => ({ values: group[0]?.values ?? [], group }));
  };
}

function isAggregateCall(expression: Expression): boolean {
  return expression.kind === 'call' && isAggregate(expression.name);
}

/** The expressions directly inside an expression. */
function parts(expression: Expression): Expression[] {
  return Object.values(expression).flat(2).filter(isExpression);
}

function isExpression(part: unknown): part is Expression {
  return typeof part === 'object' && part !== null && 'kind' in part;
}
