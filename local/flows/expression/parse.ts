import { Gap } from '../gap.ts';

/** An expression of the workflow definition language. */
export type Expression =
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'call'; name: string; args: Expression[] }
  /** `safe`: with a question mark before it, nothing of nothing is nothing. */
  | { kind: 'index'; target: Expression; key: Expression; safe: boolean };

const constants: Record<string, boolean | null> = { true: true, false: false, null: null };

/** Reads one expression of `text` from `at`, and says where it ends. Throws a Gap where it cannot be understood. */
export function parseExpression(text: string, at = 0): { expression: Expression; end: number } {
  let position = at;

  const rest = () => text.slice(position);
  const fault = (wanted: string) => new Gap(`${wanted} is missing at ${position} of the expression ${text}`);

  function take(pattern: RegExp): string | undefined {
    const found = pattern.exec(rest())?.[0];
    if (found !== undefined) position += found.length;
    return found;
  }
  const space = () => take(/^\s*/);

  function need(character: string): void {
    space();
    if (text[position] !== character) throw fault(`"${character}"`);
    position += 1;
  }

  function expression(): Expression {
    space();
    let found = primary();
    for (;;) {
      const mark = take(/^\s*\??\s*\[/);
      if (mark === undefined) return found;
      const key = expression();
      need(']');
      found = { kind: 'index', target: found, key, safe: mark.includes('?') };
    }
  }

  function primary(): Expression {
    const quoted = take(/^'(?:[^']|'')*'/);
    if (quoted !== undefined) return { kind: 'literal', value: quoted.slice(1, -1).replaceAll("''", "'") };
    const number = take(/^-?\d+(\.\d+)?/);
    if (number !== undefined) return { kind: 'literal', value: Number(number) };
    const name = take(/^[A-Za-z_]\w*/);
    if (name === undefined) throw fault('A value');
    const constant = constants[name];
    return constant === undefined ? call(name) : { kind: 'literal', value: constant };
  }

  function call(name: string): Expression {
    need('(');
    const args: Expression[] = [];
    space();
    if (text[position] !== ')') {
      args.push(expression());
      while (take(/^\s*,/) !== undefined) args.push(expression());
    }
    need(')');
    return { kind: 'call', name, args };
  }

  const found = expression();
  space();
  return { expression: found, end: position };
}
