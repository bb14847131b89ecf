import { logger, parse, View, Warn } from 'vega';
import { compile } from 'vega-lite';
import type { Breadth, Chart } from './chart.ts';
import { escaped } from './html.ts';
import { measureTextLikeAPage } from './text-width.ts';
import { chartConfig, themeCss } from './theme.ts';

measureTextLikeAPage();

/** Draws a chart as an SVG that can stand in a page: named, described, as broad as there is room. */
export async function draw(chart: Chart, breadth: Breadth): Promise<string> {
  const { spec } = compile(chart.spec(breadth), { config: chartConfig, logger: strict() });
  const view = new View(parse(spec), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  return dressed(svg, chart, breadth);
}

/** A warning means that a chart does not say what was meant. The one that is let be comes with rows of a fixed height. */
function strict() {
  const log = logger(Warn);
  log.warn = (...messages) => {
    const text = messages.join(' ');
    if (!text.startsWith('Dropping "fit-y"')) throw new Error(`vega-lite: ${text}`);
    return log;
  };
  return log;
}

/** The same as a file by itself, which brings its colours along. */
export function standalone(svg: string): string {
  return svg.replace('<title', `<style>${themeCss('svg')}</style><title`);
}

/** The renderer's own roles and labels are for charts that can be walked through; this one is a picture with a name. */
function dressed(svg: string, { id, title, description }: Chart, breadth: Breadth): string {
  const name = `${id}-${breadth}`;
  const [, viewBox = ''] = /viewBox="([^"]+)"/.exec(svg) ?? [];
  const [, , width = '0', height = '0'] = viewBox.split(' ');
  const inside = svg
    .replace(/^<svg[^>]*>/, '')
    .replace(/ (?:role|aria-[a-z]+|class|pointer-events)="[^"]*"/g, '')
    .replace(/<path d="" display="none"\/>|<path d="M0,0h0v0h0Z"\/>/g, '');
  const head = `<svg xmlns="http://www.w3.org/2000/svg" class="${breadth}" role="img" width="${width}" height="${height}" viewBox="${viewBox}" aria-labelledby="${name}-title ${name}-desc">`;
  const names = `<title id="${name}-title">${escaped(title)}</title><desc id="${name}-desc">${escaped(description)}</desc>`;
  return `${head}${names}${inside}`;
}
