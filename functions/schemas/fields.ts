import { z } from 'zod';
import { commentLengthMax, dayMinutesMax, entryTypes } from '../../core/entry.ts';
import { pacing } from '../../core/pacing.ts';
import { isZone, parseDate, parseWeek, type WeekId } from '../../core/week.ts';
import { idRule, isId } from '../http/parameters.ts';

/** The fields that requests are made of. Messages say what is expected, for people who build flows. */
export const id = z.string(idRule).refine(isId, idRule);

/** Ids from other systems (Graph event ids, Dataverse rows) are longer and freer, but still printable and bounded. */
export const foreignId = z
  .string('must be text')
  .regex(/^[\x21-\x7e]{1,300}$/, 'must be 1 to 300 printable characters');

const rateRule = `must be whole weeks per second from 1 to ${pacing.rateMax}`;

/** How fast an org run goes out. */
export const rate = z.int(rateRule).min(1, rateRule).max(pacing.rateMax, rateRule);

export function text(max: number) {
  return z
    .string('must be text')
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`)
    .refine(value => value.isWellFormed(), 'must be well-formed Unicode');
}

export const date = z
  .string('must be a date such as 2026-11-16')
  .refine(value => parseDate(value) !== undefined, 'must be an existing date such as 2026-11-16');

export const week = z
  .string('must be an ISO week such as 2026-W47')
  .refine(
    value => parseWeek(value) !== undefined,
    'must be an ISO week such as 2026-W47, between 2000 and 2099',
  )
  .transform(value => value as WeekId);

const minutesRule = `must be whole minutes from 1 to ${dayMinutesMax}`;
export const minutes = z.int(minutesRule).min(1, minutesRule).max(dayMinutesMax, minutesRule);

const dayMinutesRule = `must be whole minutes from 0 to ${dayMinutesMax}`;
export const dayMinutes = z.int(dayMinutesRule).min(0, dayMinutesRule).max(dayMinutesMax, dayMinutesRule);

export const weekMinutes = z.tuple(
  [dayMinutes, dayMinutes, dayMinutes, dayMinutes, dayMinutes, dayMinutes, dayMinutes],
  'must be seven numbers of minutes, Monday first',
);

export const zone = z
  .string('must be an IANA time zone such as Europe/Berlin')
  .refine(isZone, 'must be an IANA time zone such as Europe/Berlin');

export const locale = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en or de-DE');

const clockRule = 'must be a time such as 07:30';
export const clockTime = z.string(clockRule).regex(/^([01]\d|2[0-3]):[0-5]\d$/, clockRule);

export const entryType = z.enum(entryTypes, `must be one of ${entryTypes.join(', ')}`);
/** An empty one takes away what is there. */
export const comment = z
  .string('must be text')
  .max(commentLengthMax, `must have at most ${commentLengthMax} characters`)
  .refine(value => value.isWellFormed(), 'must be well-formed Unicode');
export const name = text(200);
export const flag = z.boolean('must be true or false');

/** A stretch of days, both included. */
export function inOrder<T extends { from: string; to: string }>(range: T): boolean {
  return range.from <= range.to;
}
export const orderRule = { path: ['to'], message: 'must not lie before "from"' };
