import { textMetrics } from 'vega';

declare module 'vega' {
  /** Exported by the library and missing from its types. */
  const textMetrics: { width: (item: { fontSize?: number }, text: unknown) => number };
}

/** Breadth of a letter against the size of its font: between Segoe UI (.53) and DejaVu Sans (.6). */
const letter = 0.57;

/**
 * Without a canvas the renderer takes every letter to be as broad as a capital, cuts names that have room, and leaves
 * space beside the rest.
 */
export function measureTextLikeAPage(): void {
  textMetrics.width = ({ fontSize = 12 }, text) => letter * fontSize * String(text ?? '').length;
}
