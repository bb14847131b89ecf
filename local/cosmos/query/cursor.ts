import type { Refusal } from '../refusal.ts';
import { refusal } from '../refusal.ts';
import type { Token } from './lexer.ts';
import { tokenize } from './lexer.ts';

export type Cursor = ReturnType<typeof cursorOver>;

/** Walks over the tokens of a query. Keywords are compared without regard to case. */
export function cursorOver(sql: string) {
  const tokens = tokenize(sql);
  let at = 0;

  function peek(ahead = 0): Token {
    return tokens[Math.min(at + ahead, tokens.length - 1)] as Token;
  }

  function next(): Token {
    const token = peek();
    at += 1;
    return token;
  }

  /** True when the next tokens are these keywords or symbols; nothing is consumed. */
  function sees(...texts: string[]): boolean {
    return texts.every((text, ahead) => {
      const token = peek(ahead);
      return (token.kind === 'word' || token.kind === 'symbol') && token.text.toUpperCase() === text;
    });
  }

  /** Consumes these keywords or symbols if they come next. */
  function accept(...texts: string[]): boolean {
    const seen = sees(...texts);
    if (seen) at += texts.length;
    return seen;
  }

  function unexpected(wanted: string): Refusal {
    const token = peek();
    return refusal(400, `Syntax error: expected ${wanted}, found '${token.text}' at position ${token.at}.`);
  }

  function expect(text: string): void {
    if (!accept(text)) throw unexpected(`'${text}'`);
  }

  /** Consumes a name. */
  function word(wanted: string): string {
    if (peek().kind !== 'word') throw unexpected(wanted);
    return next().text;
  }

  /** Parses `item` one or more times, separated by commas. */
  function list<T>(item: () => T): T[] {
    const items = [item()];
    while (accept(',')) items.push(item());
    return items;
  }

  return { peek, next, sees, accept, expect, unexpected, word, list };
}
