/** An element of XML: with text, with others inside, or empty. Indented as exports are. */
export type Element = {
  name: string;
  attributes?: Record<string, string>;
  inside?: readonly Element[] | string;
};

export function element(
  name: string,
  inside?: Element['inside'],
  attributes: Record<string, string> = {},
): Element {
  return { name, attributes, ...(inside !== undefined && { inside }) };
}

export const declaration = '<?xml version="1.0" encoding="utf-8"?>\n';

export function print({ name, attributes = {}, inside }: Element, indent = ''): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const start = `${indent}<${name}${given.join('')}`;
  if (inside === undefined || inside.length === 0) return `${start} />\n`;
  if (typeof inside === 'string') return `${start}>${escaped(inside)}</${name}>\n`;
  return `${start}>\n${inside.map(each => print(each, `${indent}  `)).join('')}${indent}</${name}>\n`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, character => entities[character] ?? '');
}
