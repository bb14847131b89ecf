import { type Html, html } from '../html.ts';

/** Colours repeat after so many series. */
export const coloursMax = 6;

export function legend(names: readonly string[]): Html {
  const items = names.map(
    (name, index) => html`<li><span class="swatch s${index % coloursMax}"></span>${name}</li>`,
  );
  return html`<ul class="legend">${items}</ul>`;
}
