import type { Finding } from '../finding.ts';
import type { RuleCode, Rules } from './settings.ts';
import type { ReviewedWeek } from './week.ts';

/** What a rule has found; its code and severity are put to it by the review. */
export type Found = Omit<Finding, 'code' | 'severity'>;

/** One rule: pure, and silent unless it is sure. Gets its parameters as the tenant has set them. */
export type Rule<C extends RuleCode> = (week: ReviewedWeek, setting: Rules[C]) => Found[];
