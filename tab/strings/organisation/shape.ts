import type { HoldingName } from '../../../core/capacity/holdings.ts';
import type { QuotaName } from '../../../core/capacity/quotas.ts';
import type { Way } from '../../../core/capacity/ways.ts';
import type { DeliveryState } from '../../../core/delivery.ts';
import type { Control, OrgRunKind } from '../../../core/org-run/org-run.ts';
import type { OrgRunView } from '../../../core/org-run/view.ts';
import type { RuleCode } from '../../../core/review/settings.ts';

export type Section = 'runs' | 'deliveries' | 'deadLetters' | 'policy' | 'capacity';

/** What the view of administrators says. */
export type OrganisationStrings = {
  title: string;
  sections: Record<Section, string>;
  all: string;
  more: string;
  refresh: string;
  /** Words of results and codes that people should not have to look up; others are shown as they are. */
  results: Readonly<Record<string, string>>;
  runs: {
    start: string;
    week: string;
    kind: string;
    kinds: Record<OrgRunKind, string>;
    dryRun: string;
    dry: string;
    started: string;
    none: string;
    states: Record<OrgRunView['state'], string>;
    progress(finished: string, total: string): string;
    rate(weeks: string): string;
    end(at: string): string;
    by(at: string): string;
    deadLetters(count: number): string;
    failures: string;
    actions: Record<Control, string>;
    actionOf(action: string, run: string): string;
    done: Record<Control, string>;
    cancelTitle: string;
    cancelWarning: string;
    keep: string;
  };
  deliveries: {
    states: string;
    state: Record<DeliveryState, string>;
    none: string;
    person: string;
    message: string;
    messages: Record<'summary' | 'reminder', string>;
    outcome: string;
    when: string;
  };
  deadLetters: {
    none: string;
    intro: string;
    choose(run: string): string;
    again(count: number): string;
    againDone(done: number, failed: number): string;
    other: string;
    letters(count: number): string;
  };
  policy: {
    rules: string;
    rule: string;
    rows: Record<RuleCode, string>;
    severity: string;
    severities: Record<'off' | 'info' | 'warn' | 'block', string>;
    parameters: Readonly<Record<string, string>>;
    dailyMaximum: string;
    save: string;
    saved: string;
    unsaved: string;
    changed: string;
    clauses: string;
    noClauses: string;
    version(version: number, at: string): string;
    upload: string;
    uploadHint: string;
    uploaded(clauses: number): string;
    proposal(field: string, value: string): string;
  };
  capacity: {
    intro: string;
    people: string;
    window: string;
    windows: Readonly<Record<number, string>>;
    rate(weeks: string): string;
    ways: Record<Way, string>;
    chart: string;
    way: string;
    time: string;
    binds: string;
    oneWeek: string;
    toBuy: string;
    have: string;
    need: string;
    enough: string;
    cannot: string;
    /** Where the words of the planner are not of this language. */
    quotas: Partial<Record<QuotaName, string>>;
    holdings: Partial<Record<HoldingName, { label: string; unit: string }>>;
    units: { d: string; h: string; min: string; s: string };
    note: string;
  };
};
