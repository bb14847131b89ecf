/** Rows under their headings, columns as wide as they need to be: texts to the left, numbers to the right. */
export function table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [headings, ...rows].map(row => row.map(String));
  const widths = headings.map((_, column) => Math.max(...cells.map(row => row[column]?.length ?? 0)));
  const numeric = headings.map((_, column) => rows.every(row => typeof row[column] === 'number'));
  const lines = cells.map(row => row.map((cell, column) => pad(cell, widths[column] ?? 0, numeric[column])));
  const rule = widths.map(width => '-'.repeat(width));
  return [lines[0], rule, ...lines.slice(1)].map(line => line?.join('  ').trimEnd()).join('\n');
}

function pad(cell: string, width: number, right: boolean | undefined): string {
  return right ? cell.padStart(width) : cell.padEnd(width);
}
