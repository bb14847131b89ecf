import { crc32, deflateSync } from 'node:zlib';
import { brandColour } from './about.ts';

const size = 230;
const middle = (size - 1) / 2;
const radius = 78;
const stroke = 13;

/** A clock, white on the brand colour: about 160 pixels of a square of 230, as certification asks for. */
export function drawIcon(): Buffer {
  const rows = Buffer.concat(Array.from({ length: size }, (_, y) => row(y)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header()),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Eight bits, red, green and blue. */
function header(): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(size, 4);
  bytes.set([8, 2, 0, 0, 0], 8);
  return bytes;
}

/** A line of pixels after its filter byte, which says: as they are. */
function row(y: number): Buffer {
  const bytes = Buffer.alloc(1 + size * 3);
  for (let x = 0; x < size; x += 1) bytes.set(pixel(x - middle, y - middle), 1 + x * 3);
  return bytes;
}

const background = [1, 3, 5].map(at => Number.parseInt(brandColour.slice(at, at + 2), 16));

/** The colour at a distance from the middle; edges are soft over one pixel. */
function pixel(x: number, y: number): number[] {
  const ring = Math.abs(Math.hypot(x, y) - radius + stroke / 2);
  const nearest = Math.min(ring, toHand(x, y, 0, -46), toHand(x, y, 32, 18));
  const white = Math.min(1, Math.max(0, stroke / 2 - nearest + 0.5));
  return background.map(value => Math.round(value + (255 - value) * white));
}

/** Distance to a hand that leads from the middle to a point. */
function toHand(x: number, y: number, toX: number, toY: number): number {
  const along = Math.min(1, Math.max(0, (x * toX + y * toY) / (toX * toX + toY * toY)));
  return Math.hypot(x - along * toX, y - along * toY);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const bytes = Buffer.alloc(named.length + 8);
  bytes.writeUInt32BE(data.length, 0);
  bytes.set(named, 4);
  bytes.writeUInt32BE(crc32(named), named.length + 4);
  return bytes;
}
