import { type Cells, total } from './log.ts';

/** What the drafts of some weeks come to against what was logged. Minutes add up, so that weeks count by their length. */
export type Score = {
  weeks: number;
  exactWeeks: number;
  /** Rows that a person would have to change, add or delete. */
  rowEdits: number;
  rightMinutes: number;
  draftedMinutes: number;
  loggedMinutes: number;
};

/** Logs of decimal hours are rounded to minutes: less than this apart is the same. */
export const sameMinutes = 1;

export function scoreWeek(draft: Cells, logged: Cells): Score {
  const cells = [...new Set([...draft.keys(), ...logged.keys()])];
  const right = cells.map(cell => Math.min(draft.get(cell) ?? 0, logged.get(cell) ?? 0));
  const edits = cells.filter(
    cell => Math.abs((draft.get(cell) ?? 0) - (logged.get(cell) ?? 0)) > sameMinutes,
  );
  return {
    weeks: 1,
    exactWeeks: edits.length === 0 ? 1 : 0,
    rowEdits: edits.length,
    rightMinutes: total(right),
    draftedMinutes: total(draft.values()),
    loggedMinutes: total(logged.values()),
  };
}

export const nothing: Score = {
  weeks: 0,
  exactWeeks: 0,
  rowEdits: 0,
  rightMinutes: 0,
  draftedMinutes: 0,
  loggedMinutes: 0,
};

export function add(a: Score, b: Score): Score {
  return {
    weeks: a.weeks + b.weeks,
    exactWeeks: a.exactWeeks + b.exactWeeks,
    rowEdits: a.rowEdits + b.rowEdits,
    rightMinutes: a.rightMinutes + b.rightMinutes,
    draftedMinutes: a.draftedMinutes + b.draftedMinutes,
    loggedMinutes: a.loggedMinutes + b.loggedMinutes,
  };
}

/** The harmonic mean of precision and recall of minutes; nought when there are none. */
export function f1Of({ rightMinutes, draftedMinutes, loggedMinutes }: Score): number {
  return ratio(2 * rightMinutes, draftedMinutes + loggedMinutes);
}

export function figuresOf(score: Score) {
  return {
    f1: rounded(f1Of(score)),
    precision: rounded(ratio(score.rightMinutes, score.draftedMinutes)),
    recall: rounded(ratio(score.rightMinutes, score.loggedMinutes)),
    exactWeeks: rounded(ratio(score.exactWeeks, score.weeks)),
    rowEdits: rounded(ratio(score.rowEdits, score.weeks)),
  };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** Four decimals. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
