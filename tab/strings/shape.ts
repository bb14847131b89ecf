import type { DiffLine } from '../../core/diff.ts';
import type { EntryType } from '../../core/entry.ts';
import type { WeekStatus } from '../../core/head.ts';
import type { Intent } from '../../core/intent.ts';
import type { LoggedRun } from '../../core/run-log.ts';
import type { Sureness } from '../../core/summary/summary.ts';

/** Everything that the tab says, for one language. */
export type Strings = {
  app: {
    myWeek: string;
    team: string;
    organisation: string;
    settings: string;
    loading: string;
    views: string;
  };
  /** Of a view that another role is needed for. */
  notForYou: { title: string; body: string };
  outside: { title: string; body: string };
  failed: { title: string; body: string; again: string };
  /** For those whom Teams, or the service, does not let in. */
  shutOut: { title: string; body: string; bodyOpen: string; reason(words: string): string; again: string };
  /** For those who have not agreed to drafting. */
  consent: {
    title: string;
    intro: string;
    readsTitle: string;
    reads: readonly string[];
    writesTitle: string;
    writes: readonly string[];
    never: string;
    zone(zone: string): string;
    agree: string;
    later: string;
    agreed: string;
    notice: string;
    open: string;
  };
  week: {
    previous: string;
    next: string;
    current: string;
    title(from: string, to: string): string;
    of(total: string, expected: string): string;
    missing(hours: string): string;
    over(hours: string): string;
    status: Record<WeekStatus, string>;
    submit: string;
    recall: string;
    draft: string;
    undo: string;
    redo: string;
    shortcuts: string;
    addRow: string;
    locked: string;
    share: string;
    empty: string;
    emptyHint: string;
    /** For those who have not agreed to drafting. */
    emptyAlone: string;
  };
  grid: {
    label: string;
    target: string;
    total: string;
    dayTotals: string;
    closed: string;
    free: string;
    none: string;
    /** What a screen reader says of a cell. */
    cell(title: string, day: string, hours: string): string;
    drafted(sureness: string): string;
    lines(count: number): string;
    finding: string;
    readOnly: string;
    invalid(text: string): string;
    openDetails: string;
    legend: string;
  };
  types: Record<EntryType, string>;
  sureness: Record<Sureness, string>;
  details: {
    why: string;
    restsOn: string;
    moreTitles(count: number): string;
    yours: string;
    hours: string;
    comment: string;
    note: string;
    day: string;
    target: string;
    save: string;
    delete: string;
    split: string;
    splitHint: string;
    splitHours: string;
    splitDo: string;
    addLine: string;
    close: string;
    commentLength(left: number): string;
  };
  picker: { label: string; hint: string; none: string; add: string; cancel: string; away: string };
  saving: { saved: string; saving: string; waiting: string; conflicts(count: number): string };
  merge: {
    title: string;
    intro: string;
    yours: string;
    theirs: string;
    takeYours: string;
    takeTheirs: string;
    deleted: string;
    refusedTitle: string;
    again: string;
    drop: string;
    deletion: string;
  };
  /** What the API refuses, by its code; what is not listed comes in the API's own words. */
  refusals: Readonly<Record<string, string>>;
  findings: {
    title: string;
    none: string;
    severity: Record<'info' | 'warn' | 'block', string>;
    show: string;
  };
  said: {
    changed(title: string, day: string, hours: string): string;
    deleted(title: string, day: string): string;
    undone: string;
    redone: string;
    nothingToUndo: string;
    leftAlone: string;
    submitted: string;
    recalled: string;
    drafted: string;
    merged: string;
    unsavedFirst: string;
  };
  history: {
    open: string;
    title: string;
    loading: string;
    none: string;
    more: string;
    kinds: Record<Intent['kind'], string>;
    by: Record<LoggedRun['by'], string>;
    ops: Record<DiffLine['op'], string>;
    total(hours: string): string;
    /** The hours stayed, the words did not. */
    wording(line: string): string;
    whole(more: number): string;
    untold: string;
    unchanged: string;
    partly: string;
    undoOf(what: string, when: string): string;
    would: string;
    left(count: number): string;
    confirm: string;
    done: string;
  };
  shortcuts: { title: string; keys: readonly (readonly [string, string])[]; close: string };
};
