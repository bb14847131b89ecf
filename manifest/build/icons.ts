import { encode } from 'fast-png';
import { brandColour } from '../../connector/build/about.ts';
import { mark } from './mark.ts';

export const iconNames = { color: 'color.png', outline: 'outline.png' } as const;

/** Samples a pixel and direction: edges come out soft. */
const samples = 4;

type Colour = readonly [red: number, green: number, blue: number];

const brand = colourOf(brandColour);
const light = colourOf('#4a86bd');
const white: Colour = [255, 255, 255];

/** 192 pixels square, the mark in white on the brand's colour; the mark keeps to the middle 120, as Teams cuts the edges. */
export function colourIcon(): Uint8Array {
  return draw(192, 56, (x, y, share) => {
    const ground = blend(light, brand, (x + y) / 2);
    return [...blend(ground, white, share), 255];
  });
}

/** 32 pixels square, white on nothing: Teams colours it itself. */
export function outlineIcon(): Uint8Array {
  return draw(32, 15, (_x, _y, share) => [...white, Math.round(share * 255)]);
}

/** `unit` is the radius of the mark in pixels. `paint` gets the place (0–1) and how much of the pixel the mark covers. */
function draw(
  size: number,
  unit: number,
  paint: (x: number, y: number, share: number) => readonly number[],
): Uint8Array {
  const data = new Uint8Array(size * size * 4);
  for (let index = 0; index < size * size; index += 1) {
    const [x, y] = [index % size, Math.floor(index / size)];
    data.set(paint(x / size, y / size, covered(x, y, size / 2, unit)), index * 4);
  }
  return encode({ width: size, height: size, data, channels: 4, depth: 8 });
}

function covered(x: number, y: number, middle: number, unit: number): number {
  let hits = 0;
  for (let sample = 0; sample < samples * samples; sample += 1) {
    const dx = ((sample % samples) + 0.5) / samples;
    const dy = (Math.floor(sample / samples) + 0.5) / samples;
    if (mark((x + dx - middle) / unit, (y + dy - middle) / unit)) hits += 1;
  }
  return hits / (samples * samples);
}

function blend(from: Colour, to: Colour, share: number): Colour {
  const [red, green, blue] = from.map((value, index) =>
    Math.round(value + ((to[index] ?? 0) - value) * share),
  );
  return [red ?? 0, green ?? 0, blue ?? 0];
}

function colourOf(hex: string): Colour {
  const [red, green, blue] = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16));
  return [red ?? 0, green ?? 0, blue ?? 0];
}
