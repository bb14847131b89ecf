import { connections } from './connections.ts';
import type { Flow } from './flow.ts';
import { call, compose, condition, ifItFails, inOrder, inputsOf } from './steps.ts';
import { readOf, variables } from './variables.ts';

/** All entries that come are of one run, and so of one person's week. */
const entries = 'triggerBody()';
const first = (field: string) => `first(${entries})?['${field}']`;
const person = 'Get_user_profile_(V2)';
const mailOf = `outputs('${person}')?['body/mail']`;
const ask = 'Start_and_wait_for_an_approval';
const newLine = "decodeUriComponent('%0A')";

/** Entries that the review warns of, to the person whose they are or to a reviewer: one question for all of one run. */
export const needsReview: Flow = {
  title: 'Needs review to approval',
  name: 'NeedsReview',
  description:
    'When the review warns of entries that were written, asks the person, or a reviewer if one is given, with what it says of each. Approved entries stay, rejected ones are taken out.',
  uses: [connections.timeAgent, connections.people, connections.approvals, connections.mail],
  trigger: [
    'When_entries_need_review',
    {
      type: 'OpenApiConnectionWebhook',
      inputs: inputsOf(connections.timeAgent, 'WhenEntriesNeedReview', { 'body/severity': 'warn' }),
    },
  ],
  actions: inOrder({
    [person]: call(connections.people, 'UserProfile_V2', { id: `@${first('userId')}` }),
    What_is_said: {
      type: 'Select',
      inputs: { from: `@${entries}`, select: "@item()?['text']" },
    },
    Who_decides: compose(
      `@if(empty(${readOf(variables.reviewer)}), ${mailOf}, ${readOf(variables.reviewer)})`,
    ),
    [ask]: {
      type: 'OpenApiConnectionWebhook',
      inputs: inputsOf(connections.approvals, 'StartAndWaitForAnApproval', {
        approvalType: 'Basic',
        'WebhookApprovalCreationInput/title': `Needs review: @{outputs('${person}')?['body/displayName']}, week @{${first('week')}}: @{length(${entries})} @{if(equals(length(${entries}), 1), 'entry', 'entries')}`,
        'WebhookApprovalCreationInput/assignedTo': "@outputs('Who_decides')",
        'WebhookApprovalCreationInput/details': `@concat(join(body('What_is_said'), concat(${newLine}, ${newLine})), ${newLine}, ${newLine}, 'Approve: they stay as they are. Reject: they are taken out of the week.')`,
        'WebhookApprovalCreationInput/enableNotifications': true,
        'WebhookApprovalCreationInput/enableReassignment': true,
      }),
    },
    Are_they_to_go: condition(
      [{ equals: [`@outputs('${ask}')?['body/outcome']`, 'Reject'] }],
      inOrder({
        Each_of_them: {
          type: 'Select',
          inputs: { from: `@${entries}`, select: { op: 'delete', entryId: "@item()?['entryId']" } },
        },
        Correct_entries: call(connections.timeAgent, 'CorrectEntries', {
          userId: `@${first('userId')}`,
          week: `@${first('week')}`,
          // An event that comes twice takes them out once.
          'body/runId': `@concat('TakeOut-', ${first('eventId')})`,
          'body/expectedVersion': `@${first('weekVersion')}`,
          'body/changes': "@body('Each_of_them')",
        }),
      }),
      inOrder({}),
    ),
    Send_that_it_was_not_done: {
      ...call(connections.mail, 'SendEmailV2', {
        'emailMessage/To': "@outputs('Who_decides')",
        'emailMessage/Subject': `Time Agent: entries of week @{${first('week')}} could not be taken out`,
        'emailMessage/Body':
          '<p>The week has been changed or submitted since you were asked. Look at it in Teams, or at the run of the flow.</p>',
        'emailMessage/Importance': 'Normal',
      }),
      ...ifItFails('Are_they_to_go'),
    },
  }),
};
