import { app as functions } from '@azure/functions';
import { traceOf } from '../http/endpoint.ts';
import { app } from '../io/compose.ts';
import { scheduleTimer } from '../schedule/tick.ts';

const tick = scheduleTimer();

/** Every five minutes: runs that administrators have scheduled, each zone at its own time. */
functions.timer('startScheduledRuns', {
  schedule: '0 */5 * * * *',
  async handler(_, context) {
    const { started, faults } = await tick(await app().services());
    if (started > 0) context.info(`scheduled org runs started: ${started}`);
    for (const fault of faults)
      context.error('a tenant’s scheduled runs could not be started', traceOf(fault));
  },
});
