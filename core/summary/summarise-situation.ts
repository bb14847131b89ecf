import type { Situation } from '../decide.ts';
import { reviewWeek } from '../review/review.ts';
import { viewWeek } from '../week-view.ts';
import { summarise } from './summarise.ts';
import type { Summary } from './summary.ts';
import { summaryWords } from './words.ts';

/** The week as it stands, in the language of the person whose it is, with what the review finds in it now. */
export function summariseSituation(situation: Situation): Summary {
  const { head, profile, policy, projects, events } = situation;
  return summarise({
    view: viewWeek(head, profile, policy),
    findings: reviewWeek(situation, situation.wording),
    projects,
    titles: new Map(events.map(({ id, title }) => [id, title])),
    words: summaryWords(profile.locale),
  });
}
