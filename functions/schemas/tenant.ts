import { z } from 'zod';
import { clauseLengthMax } from '../../core/clauses/clause.ts';
import { dayMinutesMax } from '../../core/entry.ts';
import { defaultRules } from '../../core/review/settings.ts';
import { date, flag, id, inOrder, name, orderRule, text } from './fields.ts';

const maxRule = `must be whole minutes from 0 to ${dayMinutesMax}`;
const holiday = z.strictObject({ date, name });

const closedPeriod = z
  .strictObject({ from: date, to: date, projectId: id.exactOptional() })
  .refine(inOrder, orderRule);

const severity = z.enum(['off', 'info', 'warn', 'block'], 'must be off, info, warn or block');
const share = z.number('must be a number from 0 to 1').min(0).max(1);
const weekMinutesRule = 'must be whole minutes from 0 to 10080';
const parameters = {
  maxMinutes: z.int(weekMinutesRule).min(0, weekMinutesRule).max(10_080, weekMinutesRule),
  minMinutes: z.int(maxRule).min(0, maxRule).max(dayMinutesMax, maxRule),
  fromMinutes: z.int(maxRule).min(0, maxRule).max(dayMinutesMax, maxRule),
  minCharacters: z.int('must be a whole number from 1 to 100').min(1).max(100),
  fromShare: share,
  minShare: share,
} as const;

/** One schema per rule, made from its defaults: a rule has the parameters that it has there. */
const rules = z.strictObject(
  Object.fromEntries(Object.entries(defaultRules).map(([code, rule]) => [code, ruleSchema(rule)])),
);

function ruleSchema(rule: Record<string, unknown>): z.ZodOptional<z.ZodType> {
  const own = Object.keys(rule).filter(key => key !== 'severity') as (keyof typeof parameters)[];
  const fields = own.map(key => [key, parameters[key].exactOptional()]);
  return z.strictObject({ severity: severity.exactOptional(), ...Object.fromEntries(fields) }).optional();
}

const sendsRule = 'must be a number from 0.1 to 1000';
const tokensRule = 'must be a whole number from 1000 to 100000000';
const budgets = z.strictObject({
  llmTokensPerMinute: z.int(tokensRule).min(1_000, tokensRule).max(100_000_000, tokensRule).exactOptional(),
  teamsSendsPerSecond: z.number(sendsRule).min(0.1, sendsRule).max(1_000, sendsRule).exactOptional(),
});

/** The tenant's policy. What is left out keeps its default. */
export const policy = z.strictObject({
  dailyMaxMinutes: z.int(maxRule).min(0, maxRule).max(dayMinutesMax, maxRule).exactOptional(),
  minimumLineMinutes: z.int('must be whole minutes from 1 to 240').min(1).max(240).exactOptional(),
  closedThrough: date.exactOptional(),
  closedPeriods: z.array(closedPeriod).max(1000).exactOptional(),
  matchThreshold: z.number('must be a number from 0 to 1').min(0).max(1).exactOptional(),
  holidayCalendars: z.record(id, z.array(holiday).max(1000)).exactOptional(),
  rules: rules.exactOptional(),
  budgets: budgets.exactOptional(),
});

const status = z.enum(['open', 'closed'], 'must be open or closed').default('open');
const task = z.strictObject({ id, name, status });

const project = z
  .strictObject({
    id,
    name,
    status,
    code: text(40).exactOptional(),
    from: date.exactOptional(),
    to: date.exactOptional(),
    domains: z.array(text(253)).max(50).exactOptional(),
    categories: z.array(text(255)).max(50).exactOptional(),
    billable: flag.exactOptional(),
    commentRequired: flag.exactOptional(),
    budgetMinutes: z.int('must be whole minutes, at least 1').min(1).exactOptional(),
    tasks: z.array(task).max(500).superRefine(noRepeatedIds).default([]),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, orderRule);

const clause = z.strictObject({
  id: z.string('must be text').regex(/^[\x21-\x7e]{1,40}$/, 'must be 1 to 40 printable characters'),
  heading: name.exactOptional(),
  text: text(clauseLengthMax),
});

/** A written policy whose clauses are known already; ids must not repeat. */
export const policyClauses = z.strictObject({
  clauses: z.array(clause, 'must be a list of clauses').min(1).superRefine(noRepeatedIds),
});

/** The tenant's projects and tasks; ids must not repeat. */
export const catalogue = z.strictObject({
  projects: z
    .array(project, 'must be a list of projects')
    .max(5000, 'must hold at most 5000 projects')
    .superRefine(noRepeatedIds),
});

function noRepeatedIds(items: { id: string }[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    if (seen.has(item.id))
      context.addIssue({ code: 'custom', path: [index, 'id'], message: 'must not repeat' });
    seen.add(item.id);
  }
}
