import { z } from 'zod';
import { defaultSchedule } from '../../core/schedule.ts';
import { flag, rate } from './fields.ts';

const timeRule = 'must be a time of day such as 07:00';
const time = z.string(timeRule).regex(/^([01]\d|2[0-3]):[0-5]\d$/, timeRule);

const { startOfWeek, lastWorkingDay } = defaultSchedule;

/** When runs start by themselves. What is left out is off. */
export const schedule = z.strictObject({
  startOfWeek: z
    .strictObject({ enabled: flag.default(false), at: time.default(startOfWeek.at) })
    .default(startOfWeek),
  lastWorkingDay: z
    .strictObject({
      enabled: flag.default(false),
      at: time.default(lastWorkingDay.at),
      remind: flag.default(false),
    })
    .default(lastWorkingDay),
  /** Of every run that is started by itself. */
  rate: rate.exactOptional(),
});
