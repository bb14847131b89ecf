/**
 * Where a poller stands in the stream of changed weeks, in whole seconds of the store's clock: what changed after
 * `afterS` is new to it. While a window holds more than one answer can, its end and the place in it are kept, too.
 * There is nothing in it that its bearer may not know or change: what they are shown follows from their token.
 */
export type ChangeState = { afterS: number; untilS?: number; continuation?: string };

/**
 * A change counts as settled after this: until then, one that was stamped earlier by another machine of the store may still
 * come in, or our own clock may be ahead.
 */
export const settledAfterS = 10;

/** A state without news is moved on after this, so that no look has to go through more than an hour of changes. */
const moveOnAfterS = 3_600;

/** Until when changes are settled. */
export function settledUntilS(nowMs: number): number {
  return Math.floor(nowMs / 1000) - settledAfterS;
}

/** The state of a poller that has seen the whole window: with news, it begins behind it; without, it mostly stays. */
export function nextState(state: ChangeState, untilS: number, news: boolean): ChangeState {
  if (news || untilS - state.afterS > moveOnAfterS) return { afterS: untilS };
  return { afterS: state.afterS };
}
