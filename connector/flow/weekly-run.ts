import { connections } from './connections.ts';
import type { Flow } from './flow.ts';
import { call, condition, everyMonday, fail, ifItFails, inOrder, type Step } from './steps.ts';
import { readOf, variables } from './variables.ts';

const start = 'Start_a_run_for_the_organisation';
const run = (path: string) => `outputs('${start}')?['body/${path}']`;
const thisWeek = "@first(body('List_weeks')?['value'])?['id']";

/** Everybody's week with one action, however many they are; the administrators read how it went. */
export const weeklyRun: Flow = {
  title: 'Weekly run for the organisation',
  name: 'WeeklyRun',
  description:
    'Every Monday, drafts the week of everybody who has agreed, waits until all are done, and tells the administrators how it went.',
  uses: [connections.timeAgent, connections.mail],
  trigger: everyMonday('5'),
  actions: inOrder({
    List_weeks: call(connections.timeAgent, 'ListWeeks'),
    [start]: call(
      connections.timeAgent,
      'StartOrganisationRun',
      {
        // The run of the flow keeps its name when an action is tried again.
        'body/orgRunId': "@workflow()?['run']?['name']",
        'body/week': thisWeek,
        'body/kind': 'draft',
        'body/dryRun': `@${readOf(variables.dryRun)}`,
      },
      { limit: { timeout: 'PT12H' } },
    ),
    Somebody_was_left_out: condition(
      [{ greater: [`@length(${run('failures')})`, 0] }],
      inOrder({
        Name_them: {
          type: 'Select',
          inputs: { from: `@${run('failures')}`, select: "@{item()?['userId']}: @{item()?['code']}" },
        },
        Send_who_was_left_out: mail(
          `Time Agent: somebody was left out in @{${run('week')}}`,
          `<p>${figures()}</p><p>@{join(body('Name_them'), '<br>')}</p>`,
        ),
      }),
      inOrder({
        Send_that_all_are_done: mail(
          `Time Agent: @{${run('week')}} is done`,
          `<p>${figures()}</p>@{if(${run('dryRun')}, '<p>This was a dry run: nothing was changed.</p>', '')}`,
        ),
      }),
    ),
    Send_that_it_failed: {
      ...mail(
        'Time Agent: the weekly run failed',
        `<p>@{coalesce(outputs('${start}')?['body/message'], 'The run has not ended in time.')}</p>`,
      ),
      ...ifItFails(start),
    },
    End_as_failed: fail(
      'WeeklyRunFailed',
      'The run of the organisation could not be started or has not ended.',
    ),
  }),
};

function figures(): string {
  return `@{${run('users/finished')}} of @{${run('users/total')}} weeks, run @{${run('orgRunId')}}, @{${run('state')}}.`;
}

function mail(subject: string, body: string): Step {
  return call(connections.mail, 'SendEmailV2', {
    'emailMessage/To': `@${readOf(variables.admins)}`,
    'emailMessage/Subject': subject,
    'emailMessage/Body': body,
    'emailMessage/Importance': 'Normal',
  });
}
