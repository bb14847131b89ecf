import type { Config } from 'vega-lite';

/** Each colour by name: in daylight, and in the dark. Charts use the names, so they follow the page. */
const palette = {
  paper: ['#fdfcfa', '#16181c'],
  ink: ['#1c2024', '#eceae6'],
  muted: ['#5b636b', '#a3a9b0'],
  rule: ['#e3dfd8', '#33383f'],
  old: ['#c2571a', '#f0965a'],
  new: ['#0b6e8f', '#4fb8d8'],
  third: ['#7d5ba6', '#b99be0'],
  fourth: ['#6b7a2f', '#b3c46a'],
  faint: ['#b9b3a8', '#5a6068'],
} as const;

export type Colour = keyof typeof palette;

export function colour(name: Colour): string {
  return `var(--${name})`;
}

const variables = (index: 0 | 1) =>
  Object.entries(palette)
    .map(([name, colours]) => `--${name}:${colours[index]}`)
    .join(';');

/** The colours as custom properties of CSS: light, dark when the reader has it so, and light on paper. */
export function themeCss(root: string): string {
  return [
    `${root}{color-scheme:light dark;${variables(0)}}`,
    `@media (prefers-color-scheme:dark){${root}{${variables(1)}}}`,
    `@media print{${root}{color-scheme:light;${variables(0)};--paper:#fff}}`,
  ].join('\n');
}

export const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

const label = { labelColor: colour('muted'), labelFontSize: 12, labelFont: font, labelPadding: 6 };
const title = { titleColor: colour('muted'), titleFontSize: 12, titleFont: font, titleFontWeight: 'normal' };

export const chartConfig: Config = {
  background: 'transparent',
  font,
  aria: false,
  view: { stroke: 'transparent' },
  axis: {
    ...label,
    ...title,
    domain: false,
    ticks: false,
    gridColor: colour('rule'),
    titlePadding: 10,
  },
  text: { fill: colour('ink'), fontSize: 12 },
  line: { strokeWidth: 2.25, strokeCap: 'round', strokeJoin: 'round' },
  rule: { stroke: colour('faint') },
} as Config;
