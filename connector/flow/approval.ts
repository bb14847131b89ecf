import { connections } from './connections.ts';
import type { Flow } from './flow.ts';
import { call, condition, ifItFails, inOrder, inputsOf, type Step } from './steps.ts';
import { readOf, variables } from './variables.ts';

const week = (field: string) => `triggerOutputs()?['body/${field}']`;
const person = 'Get_user_profile_(V2)';
const ask = 'Start_and_wait_for_an_approval';

/** A submitted week to whoever approves. What the review has nothing against can go through without asking. */
export const approval: Flow = {
  title: 'Submitted week to approval',
  name: 'Approval',
  description:
    'When a week is submitted, asks the approver with the week in words, and approves or returns it. Weeks that need no review can be approved at once.',
  uses: [connections.approver, connections.people, connections.approvals, connections.mail],
  trigger: [
    'When_a_week_is_submitted',
    { type: 'OpenApiConnectionWebhook', inputs: inputsOf(connections.approver, 'WhenWeekIsSubmitted', {}) },
  ],
  actions: inOrder({
    Nobody_has_to_look: condition(
      [{ equals: [`@${week('needsReview')}`, false] }, { equals: [`@${readOf(variables.atOnce)}`, true] }],
      inOrder({ Approve_at_once: decide('ApproveWeek') }),
      inOrder({
        // Hardly anybody has a name in the store, and an approver has to know whose week it is.
        [person]: call(connections.people, 'UserProfile_V2', { id: `@${week('userId')}` }),
        [ask]: {
          type: 'OpenApiConnectionWebhook',
          inputs: inputsOf(connections.approvals, 'StartAndWaitForAnApproval', {
            approvalType: 'Basic',
            'WebhookApprovalCreationInput/title': `@{if(${week('needsReview')}, 'Needs review: ', '')}@{outputs('${person}')?['body/displayName']}, week @{${week('week')}}`,
            'WebhookApprovalCreationInput/assignedTo': `@${readOf(variables.approver)}`,
            'WebhookApprovalCreationInput/details': `@${week('text')}`,
            'WebhookApprovalCreationInput/enableNotifications': true,
            'WebhookApprovalCreationInput/enableReassignment': true,
          }),
        },
        Decision: {
          type: 'Switch',
          expression: `@outputs('${ask}')?['body/outcome']`,
          cases: {
            Case_approve: { case: 'Approve', actions: inOrder({ Approve_a_week: decide('ApproveWeek') }) },
            Case_reject: { case: 'Reject', actions: inOrder({ Return_a_week: decide('ReturnWeek') }) },
          },
          default: { actions: {} },
        },
      }),
    ),
    Send_that_it_was_not_done: {
      ...call(connections.mail, 'SendEmailV2', {
        'emailMessage/To': `@${readOf(variables.approver)}`,
        'emailMessage/Subject': `Time Agent: week @{${week('week')}} could not be approved or returned`,
        'emailMessage/Body':
          '<p>It has been changed or decided on since you were asked. Look at the run of the flow.</p>',
        'emailMessage/Importance': 'Normal',
      }),
      ...ifItFails('Nobody_has_to_look'),
    },
  }),
};

/** Decides on the week as it was when the approver was asked; one that has changed since is left alone. */
function decide(operation: 'ApproveWeek' | 'ReturnWeek'): Step {
  return call(connections.approver, operation, {
    userId: `@${week('userId')}`,
    week: `@${week('week')}`,
    // An event that comes twice leads to one decision.
    'body/runId': `@concat('${operation}-', ${week('eventId')})`,
    'body/expectedVersion': `@${week('version')}`,
  });
}
