/** Markup that is finished, as opposed to text that has to be escaped. */
export type Html = { readonly markup: string };

type Part = Html | readonly Html[] | string | number;

/** Puts markup together: texts are escaped, markup and lists of it are not. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = strings.map((text, index) => text + markupOf(parts[index] ?? ''));
  return { markup: markup.join('') };
}

function markupOf(part: Part): string {
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(each => each.markup).join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, sign => entities[sign] ?? sign);
}
