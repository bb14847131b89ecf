import { type Html, html } from '../html.ts';

/** Colours repeat after so many series. */
export const coloursMax = 6;

export function legend(names: readonly string[], unit = ''): Html {
  const items = names.map(
    (name, index) => html`<li><span class="swatch s${index % coloursMax}"></span>${name}</li>`,
  );
  const measure = unit === '' ? html`` : html`<li class="unit">${unit}</li>`;
  return html`<ul class="legend">${items}${measure}</ul>`;
}
