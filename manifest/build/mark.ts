/** Half the width of a stroke, where the mark's radius is 1. */
const half = 0.085;
const radius = 1 - half;

/** The ring is open here, for the spark: from a bit past twelve to a bit before four on the clock's face, in radians. */
const gap = { from: -1.3, to: 0.05 } as const;

const spark = { x: 0.66, y: -0.66, size: 0.36 } as const;

/** Two strokes that are the hands of a clock and a tick at once. */
const tick = [
  [-0.4, 0.02],
  [-0.1, 0.34],
  [0.38, -0.22],
] as const;

/**
 * Whether a point belongs to the mark of Time Agent: a clock whose hands are a tick, and a spark where the agent has been.
 * The mark fills a circle of radius 1 around the origin; y grows downwards.
 */
export function mark(x: number, y: number): boolean {
  return inRing(x, y) || inTick(x, y) || inSpark(x - spark.x, y - spark.y);
}

function inRing(x: number, y: number): boolean {
  const angle = Math.atan2(y, x);
  if (angle < gap.from || angle > gap.to) return Math.abs(distance(x, y) - radius) <= half;
  return [gap.from, gap.to].some(
    end => distance(x - Math.cos(end) * radius, y - Math.sin(end) * radius) <= half,
  );
}

function inTick(x: number, y: number): boolean {
  const [first, corner, last] = tick;
  return Math.min(toStroke(x, y, first, corner), toStroke(x, y, corner, last)) <= half;
}

/** A star of four points: its sides are drawn in. */
function inSpark(x: number, y: number): boolean {
  return Math.abs(x) ** 0.6 + Math.abs(y) ** 0.6 <= spark.size ** 0.6;
}

type Point = readonly [x: number, y: number];

/** Distance to the straight line between two points. */
function toStroke(x: number, y: number, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const along = Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy)));
  return distance(x - fromX - along * dx, y - fromY - along * dy);
}

/** Math.hypot takes ten times as long, and an icon asks half a million times. */
function distance(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}
