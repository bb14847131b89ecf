import { app as functions } from '@azure/functions';
import { app } from '../io/compose.ts';
import { recordDeadLetter } from '../org-run/dead-letters.ts';
import { dispatchOrgRun } from '../org-run/dispatch.ts';
import { sweepOrgRuns } from '../org-run/sweep.ts';
import { workerOf } from '../org-run/work.ts';
import { incoming, logWorked } from '../queue/incoming.ts';

const connection = 'SERVICE_BUS';

/** One person's week of an org run. */
functions.serviceBusQueue('runWeekOfOrgRun', {
  connection,
  queueName: 'runs',
  async handler(body, context) {
    const message = incoming(body, context);
    logWorked(await workerOf(await app().services())(message), message.id, context);
  },
});

/** The next steps of an org run. */
functions.serviceBusQueue('advanceOrgRun', {
  connection,
  queueName: 'org-runs',
  async handler(body, context) {
    const message = incoming(body, context);
    logWorked(await dispatchOrgRun(await app().services(), message), message.id, context);
  },
});

functions.serviceBusQueue('recordDeadLetter', {
  connection,
  queueName: 'dead-letters',
  async handler(body, context) {
    const { code, messageId } = await recordDeadLetter(await app().services(), incoming(body, context));
    context.warn(`dead letter recorded: ${code}`, messageId);
  },
});

/** Every minute: org runs that stand still are woken. */
functions.timer('sweepOrgRuns', {
  schedule: '0 * * * * *',
  async handler(_, context) {
    const woken = await sweepOrgRuns(await app().services());
    if (woken > 0) context.info(`org runs woken: ${woken}`);
  },
});
