import type { Question } from '../../core/chat/understood.ts';
import type { PlanSource } from '../../core/profile.ts';

/** What the bot says, but for the words of summaries. Hours and days come in as they are to be read. */
export type Strings = {
  summary: {
    drafted: string;
    submit: string;
    edit: string;
    wrong: string;
    undo: string;
    recall: string;
    show: string;
    why(day: string): string;
    whyShort: string;
    resting(titles: string): string;
    andMore(count: number): string;
    shortened: string;
    blocked: string;
    fallback(week: string, total: string): string;
  };
  preview: {
    title: string;
    titleUndo: string;
    titleSubmit: string;
    titleRecall: string;
    added: string;
    removed: string;
    none: string;
    comment(text: string): string;
    noComment: string;
    week: string;
    left: string;
    apply: string;
    submit: string;
    recall: string;
    cancel: string;
    moreLines(count: number): string;
    tooMuch: string;
  };
  done: {
    correct: string;
    undo: string;
    submit: string;
    recall: string;
    unchanged: string;
    cancelled: string;
  };
  stale: { changed: string; gone: string; pending: string };
  edit: {
    title(day: string): string;
    pickDay: string;
    pickDayHint: string;
    hours(title: string): string;
    hoursHint: string;
    comment: string;
    add: string;
    newHours: string;
    project: string;
    noProject: string;
    preview: string;
    back: string;
    hoursWrong(value: string): string;
    noChange: string;
    tooManyLines: string;
    projectMissing: string;
  };
  wrong: {
    title: string;
    say: string;
    examples: string[];
    undoDraft: string;
    editDay: string;
    settings: string;
  };
  ask: Record<Question, string>;
  notUnderstood: {
    noSentence: string;
    unknownProject(name: string): string;
    noSuchLine(name: string): string;
    noSuchLineOn(name: string, day: string): string;
    otherWeek(day: string): string;
    moreThanThere(name: string, hours: string, day: string): string;
    noLastWeek: string;
    nothingToChange: string;
    hint: string;
  };
  answers: {
    nothingMissing: string;
    missingTitle: string;
    missingDay(day: string, hours: string): string;
    whyLine(title: string, day: string, hours: string, sentence: string, percent: string): string;
    whyOwn(title: string, day: string, hours: string): string;
    nothingToUndo: string;
    onlyPersonal: string;
    attachments: string;
    failed: string;
    noConsent: string;
  };
  help: { title: string; intro: string; sentences: [what: string, example: string][] };
  welcome: {
    title: string;
    intro: string;
    readsTitle: string;
    reads: string[];
    writesTitle: string;
    writes: string[];
    never: string;
    start: string;
    later: string;
  };
  settings: {
    title: string;
    consent: string;
    consentHint: string;
    sources: string;
    sourceNames: Record<PlanSource, string>;
    sourceOrder: string;
    calendar: string;
    comments: string;
    zone: string;
    hours: string;
    hoursHint: string;
    language: string;
    languages: Record<'en' | 'de', string>;
    rules: string;
    rule(value: string, target: string): string;
    forget(value: string): string;
    save: string;
    saved: string;
    savedNoConsent: string;
    wrong(what: string): string;
  };
  reminder: {
    title: string;
    intro: string;
    snooze: string;
    snoozed: string;
    open: string;
    fallback(hours: string): string;
  };
  teach: {
    offer(value: string, target: string): string;
    always: string;
    learned(value: string, target: string): string;
    forgotten: string;
  };
};
