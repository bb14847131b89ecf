/** Markup that may go into a page as it is. Everything else is escaped on its way in. */
export type Html = { readonly markup: string };

type Part = Html | string | number | undefined | readonly Part[];

/** Puts texts into markup: what is not markup already is escaped, lists are strung together, undefined is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: strings.reduce((text, string, index) => `${text}${markupOf(parts[index - 1])}${string}`) };
}

/** For markup that a library made. */
export function trusted(markup: string): Html {
  return { markup };
}

function markupOf(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'markup' in part ? part.markup : part.map(markupOf).join('');
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character] ?? character);
}
