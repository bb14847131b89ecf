import { Gap } from '../gap.ts';
import { type Expression, parseExpression } from './parse.ts';

/** A text of a definition: itself, the value of an expression, or a text with values in it. */
export type Template =
  | { kind: 'text'; text: string }
  | { kind: 'value'; expression: Expression }
  | { kind: 'mixed'; parts: (string | Expression)[] };

/** `@x` is a value, `@{x}` is put into the text around it, and `@@` stands for the character. */
export function parseTemplate(text: string): Template {
  if (text.startsWith('@') && !text.startsWith('@@') && !text.startsWith('@{')) {
    const { expression, end } = parseExpression(text, 1);
    if (end !== text.length) throw new Gap(`There is more after the expression ${text}`);
    return { kind: 'value', expression };
  }
  const parts = [...partsOf(text)];
  const plain = parts.every(part => typeof part === 'string');
  return plain ? { kind: 'text', text: parts.join('') } : { kind: 'mixed', parts };
}

function* partsOf(text: string): Generator<string | Expression> {
  let position = 0;
  while (position < text.length) {
    const next = text.indexOf('@', position);
    if (next < 0) {
      yield text.slice(position);
      return;
    }
    yield text.slice(position, next);
    if (text[next + 1] === '{') {
      const { expression, end } = parseExpression(text, next + 2);
      if (text[end] !== '}') throw new Gap(`"}" is missing at ${end} of ${text}`);
      yield expression;
      position = end + 1;
    } else {
      yield '@';
      position = next + (text[next + 1] === '@' ? 2 : 1);
    }
  }
}
