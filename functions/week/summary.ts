import { postedWeekCard } from '../../bot/cards/week-card.ts';
import { tongueOf } from '../../bot/strings/strings.ts';
import type { Situation } from '../../core/decide.ts';
import type { Finding } from '../../core/finding.ts';
import type { WeekStatus } from '../../core/head.ts';
import { summariseSituation } from '../../core/summary/summarise-situation.ts';
import { summaryText } from '../../core/summary/text.ts';
import type { WeekId } from '../../core/week.ts';
import { viewWeek, type WeekView } from '../../core/week-view.ts';
import type { Partition, Services } from '../ports.ts';
import { load } from './load.ts';

/** A week in words, in the person's language, ready to be posted. */
export type WeekSummary = {
  week: WeekId;
  status: WeekStatus;
  version: number;
  totalMinutes: number;
  expectedMinutes: number;
  /** Whether a person has to look: the review has found something graver than a remark. */
  needsReview: boolean;
  text: string;
  /** An Adaptive Card as JSON text, for a flow to post: at most 28 KB, without buttons. */
  card: string;
};

/** A week line by line and in words. */
export type WeekInWords = WeekView & Pick<WeekSummary, 'needsReview' | 'text' | 'card'>;

/** Not an id that a client can choose. */
const noRun = '-summary';
const grave: readonly Finding['severity'][] = ['warn', 'block'];

export async function weekSummary(
  services: Services,
  partition: Partition,
  week: WeekId,
): Promise<WeekSummary> {
  const situation = await situationOf(services, partition, week);
  return { ...summaryOf(situation), card: cardOf(situation) };
}

/** Lines and words of the same moment. */
export async function weekInWords(
  services: Services,
  partition: Partition,
  week: WeekId,
): Promise<WeekInWords> {
  const situation = await situationOf(services, partition, week);
  const { needsReview, text } = summaryOf(situation);
  const { head, profile, policy } = situation;
  return { ...viewWeek(head, profile, policy), needsReview, text, card: cardOf(situation) };
}

async function situationOf(services: Services, partition: Partition, week: WeekId): Promise<Situation> {
  const request = { ...partition, week, runId: noRun, intent: { kind: 'redraft' } } as const;
  return (await load(services, request)).situation;
}

/** The same of a week that is loaded, without the card. */
export function summaryOf(situation: Situation): Omit<WeekSummary, 'card'> {
  const summary = summariseSituation(situation);
  const { week, status, version, totalMinutes, expectedMinutes } = summary;
  const findings = [...summary.findings, ...summary.days.flatMap(day => day.findings)];
  return {
    ...{ week, status, version, totalMinutes, expectedMinutes },
    needsReview: findings.some(({ severity }) => grave.includes(severity)),
    text: summaryText(summary, situation.profile.locale),
  };
}

function cardOf(situation: Situation): string {
  const tongue = tongueOf(situation.profile.locale);
  return JSON.stringify(postedWeekCard(summariseSituation(situation), tongue));
}
