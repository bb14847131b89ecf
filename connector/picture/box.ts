import { type Element, element } from '../build/xml.ts';

/** A part of a picture: how large it is, and what it looks like with its top left corner at a place. In pixels. */
export type Box = { width: number; height: number; draw(x: number, y: number): Element[] };

const gap = 30;
const padding = 14;
const bar = 6;
const line = 17;
const head = 44;

export type Look = { colour: string; title: string; subtitle: string; lines: readonly string[] };

export const cardWidth = 380;
const lettersMax = 58;

/** What a designer shows of one action: its name, what it is, and what it is given. */
export function card({ colour, title, subtitle, lines }: Look): Box {
  const height = head + lines.length * line + (lines.length > 0 ? 8 : 0);
  return {
    ...{ width: cardWidth, height },
    draw: (x, y) => [
      rectangle(x, y, cardWidth, height, { fill: '#ffffff', stroke: '#c8c8c8', rx: '4' }),
      rectangle(x, y, bar, height, { fill: colour }),
      text(x + 16, y + 19, short(title), { 'font-weight': '600' }),
      text(x + 16, y + 35, short(subtitle), { 'font-size': '11', fill: '#5c5c5c' }),
      ...lines.map((each, index) =>
        text(x + 16, y + head + 10 + index * line, short(each), { 'font-size': '12' }),
      ),
    ],
  };
}

/** What holds others: its name, and they within a frame. */
export function frame(title: string, colour: string, inside: Box): Box {
  const [width, height] = [inside.width + 2 * padding, inside.height + head];
  return {
    ...{ width, height },
    draw: (x, y) => [
      rectangle(x, y, width, height, { fill: '#f5f7fa', stroke: colour, rx: '6' }),
      text(x + padding, y + 20, short(title), { 'font-weight': '600', fill: colour }),
      ...inside.draw(x + padding, y + head - padding),
    ],
  };
}

/** Boxes one below the other, with arrows; a note stands at the arrow before a box. */
export function below(boxes: readonly { box: Box; note?: string }[]): Box {
  const width = Math.max(cardWidth, ...boxes.map(({ box }) => box.width));
  const height = boxes.reduce((sum, { box }) => sum + box.height, 0) + gap * Math.max(0, boxes.length - 1);
  return {
    ...{ width, height },
    draw(x, y) {
      let top = y;
      return boxes.flatMap(({ box, note }, index) => {
        const drawn = index === 0 ? [] : arrow(x + width / 2, top - gap, note);
        drawn.push(...box.draw(x + (width - box.width) / 2, top));
        top += box.height + gap;
        return drawn;
      });
    },
  };
}

/** Boxes side by side, each under its heading. */
export function beside(columns: readonly { heading: string; box: Box }[]): Box {
  const width = columns.reduce((sum, { box }) => sum + box.width, 0) + padding * (columns.length - 1);
  const height = Math.max(...columns.map(({ box }) => box.height)) + line + padding;
  return {
    ...{ width, height },
    draw(x, y) {
      let left = x;
      return columns.flatMap(({ heading, box }) => {
        const drawn = [
          text(left + 2, y + 12, heading, { 'font-size': '12', fill: '#5c5c5c' }),
          ...box.draw(left, y + line),
        ];
        left += box.width + padding;
        return drawn;
      });
    },
  };
}

function arrow(x: number, y: number, note: string | undefined): Element[] {
  const colour = note === undefined ? '#8a8a8a' : '#b3261e';
  const points = [`${x - 4},${y + gap - 8}`, `${x + 4},${y + gap - 8}`, `${x},${y + gap - 2}`].join(' ');
  const path = { d: `M ${x} ${y + 3} V ${y + gap - 8}`, stroke: colour, 'stroke-width': '1.5' };
  return [
    element('path', undefined, note === undefined ? path : { ...path, 'stroke-dasharray': '3 2' }),
    element('polygon', undefined, { points, fill: colour }),
    ...(note === undefined ? [] : [text(x + 10, y + 18, note, { 'font-size': '11', fill: colour })]),
  ];
}

function rectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  more: Record<string, string>,
): Element {
  return element('rect', undefined, { ...numbers({ x, y, width, height }), ...more });
}

function text(x: number, y: number, words: string, more: Record<string, string>): Element {
  return element('text', words, { ...numbers({ x, y }), ...more });
}

function numbers(values: Record<string, number>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(Math.round(value))]));
}

function short(words: string): string {
  return words.length <= lettersMax ? words : `${words.slice(0, lettersMax - 1)}…`;
}
