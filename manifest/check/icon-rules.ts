import { type DecodedPng, decode } from 'fast-png';
import { iconGuidelines, type PackageRule, type Unpacked } from './package-fault.ts';

/** The pixels around the middle of the colour icon that Teams never cuts off. */
const safeZone = 120;

type Pixel = { x: number; y: number; red: number; green: number; blue: number; alpha: number };

export const iconRules: PackageRule[] = [
  {
    name: 'colour-icon-is-192-square-and-covers-all-of-it',
    source: iconGuidelines,
    faults: unpacked => {
      const icon = iconOf(unpacked, 'color');
      if (!icon) return ['The colour icon is missing, or no PNG.'];
      const seeThrough = pixels(icon).some(({ alpha }) => alpha !== 255);
      return [
        ...sizeFaults('colour', icon, 192),
        ...(seeThrough ? ['The colour icon lets something show through.'] : []),
      ];
    },
  },
  {
    name: 'mark-of-the-colour-icon-keeps-to-the-middle',
    source: iconGuidelines,
    faults: unpacked => {
      const icon = iconOf(unpacked, 'color');
      const edge = icon ? (icon.width - safeZone) / 2 : 0;
      const outside = icon ? pixels(icon).filter(({ x, y }) => !within(x, y, edge, icon.width)) : [];
      return outside.some(isWhite) ? ['The mark reaches into the edge that Teams cuts off.'] : [];
    },
  },
  {
    name: 'outline-icon-is-32-square-white-on-nothing',
    source: iconGuidelines,
    faults: unpacked => {
      const icon = iconOf(unpacked, 'outline');
      if (!icon) return ['The outline icon is missing, or no PNG.'];
      const all = pixels(icon);
      const drawn = all.filter(({ alpha }) => alpha > 0);
      return [
        ...sizeFaults('outline', icon, 32),
        ...(drawn.every(isWhite) ? [] : ['The outline icon has another colour than white.']),
        ...(drawn.length === 0 || drawn.length === all.length
          ? ['The outline icon has to be drawn, on a ground that lets everything through.']
          : []),
      ];
    },
  },
];

function iconOf({ files, manifest }: Unpacked, kind: 'color' | 'outline'): DecodedPng | undefined {
  const bytes = files.get(manifest.icons[kind]);
  try {
    return bytes && decode(bytes);
  } catch {
    return undefined;
  }
}

function sizeFaults(name: string, { width, height }: DecodedPng, size: number): string[] {
  return width === size && height === size ? [] : [`The ${name} icon is ${width} × ${height}, not ${size}.`];
}

function pixels({ width, data, channels }: DecodedPng): Pixel[] {
  return Array.from({ length: data.length / channels }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 255] = data.subarray(
      index * channels,
      (index + 1) * channels,
    );
    return { x: index % width, y: Math.floor(index / width), red, green, blue, alpha };
  });
}

function within(x: number, y: number, edge: number, size: number): boolean {
  return Math.min(x, y) >= edge && Math.max(x, y) < size - edge;
}

function isWhite({ red, green, blue }: Pixel): boolean {
  return red > 250 && green > 250 && blue > 250;
}
