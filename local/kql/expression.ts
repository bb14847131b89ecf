import { aggregates } from './aggregates.ts';
import { type Call, functions } from './functions.ts';
import { comparisons, operations } from './operations.ts';
import { nameIn, partOf, type Syntax, unknown } from './syntax.ts';
import { type Dynamic, parseTimespan, type Row, type Value } from './value.ts';

/** What an expression can see. */
export type Scope = {
  readonly nowMs: number;
  /** Values given a name by `let`. */
  readonly lets: ReadonlyMap<string, Value>;
  /** The row; undefined where there is none, as in `let` and between aggregates. */
  readonly row?: Row | undefined;
  /** The rows that aggregates go over. */
  readonly group?: readonly Row[] | undefined;
};

/** Works out an expression. Throws for everything that is not known here. */
export function worthOf(node: Syntax, scope: Scope): Value {
  const of = (index: number) => worthOf(partOf(node, index), scope);
  const literal = literals[node.kind];
  if (literal) return literal(node);
  switch (node.kind) {
    case 'NameReference':
      return named(node, scope);
    case 'ParenthesizedExpression':
      return of(0);
    case 'SimpleNamedExpression':
      return of(1);
    case 'PathExpression':
      return memberOf(of(0), nameIn(partOf(node, 1)));
    case 'ElementExpression':
      return memberOf(of(0), worthOf(partOf(partOf(node, 1), 0), scope));
    case 'FunctionCallExpression':
      return called(node, scope);
    case 'AndExpression':
      return both(of(0), () => of(1));
    case 'OrExpression':
      return either(of(0), () => of(1));
    case 'InExpression':
    case 'NotInExpression':
      return inList(node, scope);
    default:
      return operated(node, scope);
  }
}

const literals: Readonly<Record<string, (node: Syntax) => Value>> = {
  LongLiteralExpression: node => Number(node.words[0]),
  RealLiteralExpression: node => (node.words[0] === 'real(null)' ? null : numberIn(node)),
  IntLiteralExpression: node => (node.words[0] === 'int(null)' ? null : unknown(node)),
  BooleanLiteralExpression: node => node.words[0]?.toLowerCase() === 'true',
  TimespanLiteralExpression: node => parseTimespan(node.words[0] ?? ''),
  DateTimeLiteralExpression: dateIn,
  StringLiteralExpression: textIn,
  DynamicExpression: node => dynamicIn(partOf(node, 0)),
};

function numberIn(node: Syntax): number {
  const number = Number(node.words[0]);
  return Number.isNaN(number) ? unknown(node) : number;
}

function dateIn(node: Syntax): Date {
  const [, text = ''] = /^datetime\(([^)]+)\)$/.exec(node.words[0] ?? '') ?? [];
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
  return Number.isNaN(date.getTime()) ? unknown(node) : date;
}

function textIn(node: Syntax): string {
  const [, text] = /^"([^"\\]*)"$/.exec(node.words[0] ?? '') ?? [];
  return text ?? unknown(node, 'is a form of string that is not known here');
}

function dynamicIn(node: Syntax): Dynamic {
  if (node.kind === 'JsonArrayExpression') return node.parts.map(dynamicIn);
  if (node.kind === 'StringLiteralExpression') return textIn(node);
  if (/^(Long|Real)LiteralExpression$/.test(node.kind)) return numberIn(node);
  return unknown(node);
}

function named(node: Syntax, { row, lets }: Scope): Value {
  const name = nameIn(node);
  const value = row?.[name] ?? lets.get(name);
  if (value !== undefined) return value;
  return row && name in row ? null : unknown(node, `(${name}) stands for no value here`);
}

function memberOf(value: Value, name: Value): Value {
  if (typeof name !== 'string') throw new Error('A part of a dynamic value is asked for by its name only.');
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  return (value as Readonly<Record<string, Dynamic>>)[name] ?? null;
}

function called(node: Syntax, scope: Scope): Value {
  const name = nameIn(partOf(node, 0));
  const args = partOf(node, 1).parts;
  const aggregate = aggregates[name];
  if (aggregate) {
    const { group, ...outside } = scope;
    if (!group) return unknown(node, `(${name}) stands where there is no group`);
    return aggregate(
      group,
      args.map(arg => row => worthOf(arg, { ...outside, row })),
    );
  }
  const known = functions[name] ?? unknown(node, `(${name}) is not known here`);
  const call: Call = {
    values: args.map(arg => worthOf(arg, scope)),
    types: args.map(({ type }) => type),
    nowMs: scope.nowMs,
  };
  return known(call);
}

/** Three-valued: what is not known stays so, unless the other side decides. */
function both(left: Value, right: () => Value): Value {
  if (left === false) return false;
  const other = right();
  return other === false ? false : left === null || other === null ? null : true;
}

function either(left: Value, right: () => Value): Value {
  if (left === true) return true;
  const other = right();
  return other === true ? true : left === null || other === null ? null : false;
}

function inList(node: Syntax, scope: Scope): Value {
  const value = worthOf(partOf(node, 0), scope);
  if (partOf(node, 0).type !== 'string') return unknown(node, 'looks for strings only here');
  const found = partOf(node, 1).parts.some(part => worthOf(part, scope) === value);
  return (node.kind === 'InExpression') === found;
}

function operated(node: Syntax, scope: Scope): Value {
  const known = comparisons[node.kind] ?? operations[node.kind];
  if (!known) return unknown(node);
  const types = node.parts.map(({ type }) => type);
  if (types.includes('dynamic')) return unknown(node, 'takes no dynamic value: convert it first');
  const values = node.parts.map(part => worthOf(part, scope));
  return known({ values, types, type: node.type });
}
