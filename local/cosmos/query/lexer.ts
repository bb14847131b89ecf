import { refusal } from '../refusal.ts';

/** A token with its text (a string's is unescaped) and its place in the query. */
export type Token = {
  readonly kind: 'word' | 'number' | 'string' | 'parameter' | 'symbol' | 'end';
  readonly text: string;
  readonly at: number;
};

const TOKEN =
  /\s+|(?<word>[A-Za-z_]\w*)|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<parameter>@\w+)|(?<symbol>!=|<>|<=|>=|\|\||\?\?|[-+*/%=<>().,:?[\]{}&|^~])/sy;

const KINDS = ['word', 'number', 'string', 'parameter', 'symbol'] as const;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Splits a query into tokens; the last one is of kind `end`. Refused with 400 at a character that starts none. */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(sql);
    if (!match) throw refusal(400, `Syntax error: unexpected '${sql[at]}' at position ${at}.`);
    const kind = KINDS.find(each => match.groups?.[each] !== undefined);
    if (kind) tokens.push({ kind, text: kind === 'string' ? unquote(match[0]) : match[0], at });
    at = TOKEN.lastIndex;
  }
  tokens.push({ kind: 'end', text: 'end of query', at });
  return tokens;
}

function unquote(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\u([0-9a-fA-F]{4})|\\(.)/gs, (_, code: string | undefined, character: string) =>
      code ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPES[character] ?? character),
    );
}
