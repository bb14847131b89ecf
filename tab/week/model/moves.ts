/** A place in the grid, by row and day. */
export type Spot = { row: number; day: number };

export type Bounds = { rows: number; days: number };

/** Where a key leads from a place of the grid, or undefined for a key that does not move. */
export function moved(
  key: string,
  ctrl: boolean,
  { row, day }: Spot,
  { rows, days }: Bounds,
): Spot | undefined {
  const last = { row: rows - 1, day: days - 1 };
  switch (key) {
    case 'ArrowLeft':
      return { row, day: Math.max(0, day - 1) };
    case 'ArrowRight':
      return { row, day: Math.min(last.day, day + 1) };
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), day };
    case 'ArrowDown':
      return { row: Math.min(last.row, row + 1), day };
    case 'Home':
      return { row: ctrl ? 0 : row, day: 0 };
    case 'End':
      return { row: ctrl ? last.row : row, day: last.day };
    case 'PageUp':
      return { row: 0, day };
    case 'PageDown':
      return { row: last.row, day };
    default:
      return undefined;
  }
}

/** Whether a key begins to type a duration. */
export function startsTyping(key: string): boolean {
  return /^[0-9.,]$/.test(key);
}
