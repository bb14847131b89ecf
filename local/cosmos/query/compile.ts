import type { Json, JsonObject } from '../json.ts';
import { isObject, property } from '../json.ts';
import { refusal } from '../refusal.ts';
import { aggregate, isAggregate } from './aggregate.ts';
import type { Expression } from './ast.ts';
import { systemFunction } from './functions.ts';
import type { Value } from './values.ts';
import { equal, ordered } from './values.ts';

/** What an expression is computed from: the value of each alias and, for aggregates, the rows of its group. */
export type Scope = { readonly values: readonly Value[]; readonly group?: readonly Scope[] };

/** A compiled expression. */
export type Closure = (scope: Scope) => Value;

/** The names that an expression may use, by their place in a scope, and whether aggregates make sense here. */
export type Names = {
  readonly aliases: readonly string[];
  readonly parameters: ReadonlyMap<string, Json>;
  readonly aggregates: boolean;
};

/** Compiles an expression to a closure. Refused with 400 for unknown names, functions and misplaced aggregates. */
export function compile(expression: Expression, names: Names): Closure {
  switch (expression.kind) {
    case 'literal':
      return constant(expression.value);
    case 'parameter':
      return constant(parameter(expression.name, names));
    case 'alias':
      return alias(expression.name, names);
    case 'member':
      return member(compile(expression.of, names), expression.key, names);
    case 'unary':
      return unary(expression.operator, compile(expression.operand, names));
    case 'binary':
      return binary(expression.operator, compile(expression.left, names), compile(expression.right, names));
    case 'in':
      return oneOf(compile(expression.operand, names), compileAll(expression.options, names));
    case 'call':
      return call(expression.name, expression.operands, names);
    case 'array':
      return arrayOf(compileAll(expression.items, names));
    case 'object':
      return objectOf(expression.entries.map(([name, of]) => [name, compile(of, names)]));
  }
}

/** An object of named values; those that are undefined are left out. */
export function objectOf(entries: readonly (readonly [string, Closure])[]): Closure {
  return scope => {
    const object: JsonObject = {};
    for (const [name, of] of entries) {
      const value = of(scope);
      if (value !== undefined) object[name] = value;
    }
    return object;
  };
}

function compileAll(expressions: readonly Expression[], names: Names): Closure[] {
  return expressions.map(each => compile(each, names));
}

function constant(value: Value): Closure {
  return () => value;
}

function parameter(name: string, { parameters }: Names): Json {
  const value = parameters.get(name);
  if (value === undefined) {
    throw refusal(400, `The query names the parameter ${name}, which was not supplied.`);
  }
  return value;
}

function alias(name: string, { aliases }: Names): Closure {
  const at = aliases.indexOf(name);
  if (at === -1) throw refusal(400, `The identifier '${name}' could not be resolved.`);
  return scope => scope.values[at];
}

function member(of: Closure, key: Expression, names: Names): Closure {
  const keyed = compile(key, names);
  return scope => {
    const value = of(scope);
    const name = keyed(scope);
    if (isObject(value)) return typeof name === 'string' ? property(value, name) : undefined;
    return Array.isArray(value) && typeof name === 'number' ? value[name] : undefined;
  };
}

function unary(operator: string, operand: Closure): Closure {
  if (operator === 'NOT') return scope => negated(operand(scope));
  const sign = operator === '-' ? -1 : 1;
  return scope => {
    const value = operand(scope);
    return typeof value === 'number' ? sign * value : undefined;
  };
}

function negated(value: Value): Value {
  return typeof value === 'boolean' ? !value : undefined;
}

/** Operators on two values. AND and OR are not here: they need not look at both sides. */
const OPERATORS: Readonly<Record<string, (left: Value, right: Value) => Value>> = {
  '=': equal,
  '!=': (left, right) => negated(equal(left, right)),
  '<>': (left, right) => negated(equal(left, right)),
  '<': (left, right) => ordered(left, right, sign => sign < 0),
  '<=': (left, right) => ordered(left, right, sign => sign <= 0),
  '>': (left, right) => ordered(left, right, sign => sign > 0),
  '>=': (left, right) => ordered(left, right, sign => sign >= 0),
  '||': (left, right) => (typeof left === 'string' && typeof right === 'string' ? left + right : undefined),
  '+': arithmetic((left, right) => left + right),
  '-': arithmetic((left, right) => left - right),
  '*': arithmetic((left, right) => left * right),
  '/': arithmetic((left, right) => left / right),
  '%': arithmetic((left, right) => left % right),
};

function arithmetic(compute: (left: number, right: number) => number) {
  return (left: Value, right: Value): Value => {
    if (typeof left !== 'number' || typeof right !== 'number') return undefined;
    const result = compute(left, right);
    return Number.isFinite(result) ? result : undefined;
  };
}

function binary(operator: string, left: Closure, right: Closure): Closure {
  if (operator === 'AND') return decided(left, right, false);
  if (operator === 'OR') return decided(left, right, true);
  const apply = OPERATORS[operator];
  if (!apply) throw refusal(400, `The operator ${operator} is not supported.`);
  return scope => apply(left(scope), right(scope));
}

/** AND and OR: one side that is `decisive` decides; otherwise a side that is no boolean makes the result undefined. */
function decided(left: Closure, right: Closure, decisive: boolean): Closure {
  return scope => {
    const first = left(scope);
    if (first === decisive) return decisive;
    const second = right(scope);
    if (second === decisive) return decisive;
    return typeof first === 'boolean' && typeof second === 'boolean' ? !decisive : undefined;
  };
}

function oneOf(operand: Closure, options: readonly Closure[]): Closure {
  return scope => {
    const value = operand(scope);
    if (value === undefined) return undefined;
    return options.some(option => equal(value, option(scope)) === true);
  };
}

function call(name: string, operands: readonly Expression[], names: Names): Closure {
  if (isAggregate(name)) return aggregateCall(name, operands, names);
  const apply = systemFunction(name, operands.length);
  const compiled = compileAll(operands, names);
  return scope => apply(...compiled.map(operand => operand(scope)));
}

function aggregateCall(name: string, operands: readonly Expression[], names: Names): Closure {
  const [operand, more] = operands;
  if (!names.aggregates) throw refusal(400, `The aggregate ${name} is only supported in SELECT.`);
  if (!operand || more) throw refusal(400, `The aggregate ${name} takes one argument.`);
  const each = compile(operand, { ...names, aggregates: false });
  return scope => aggregate(name, (scope.group ?? []).map(each));
}

function arrayOf(items: readonly Closure[]): Closure {
  return scope => items.map(item => item(scope)).filter((value): value is Json => value !== undefined);
}
