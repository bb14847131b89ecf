import type { ProjectIndex } from '../catalogue.ts';
import type { Entry } from '../entry.ts';
import type { EarlierWeek } from '../sources.ts';
import type { IsoDate, WeekId } from '../week.ts';

/** What a sentence is understood against: the week that the person looks at, and what they work on. */
export type ChatContext = {
  week: WeekId;
  /** Today in the person's own zone. */
  today: IsoDate;
  /** The week as it stands. */
  entries: readonly Entry[];
  projects: ProjectIndex;
  /** Ids of the projects that are the person's own: they go before all others. */
  own: ReadonlySet<string>;
  /** Working hours of Monday … Sunday, in minutes. */
  workingMinutes: readonly number[];
  lastWeek?: EarlierWeek;
};
