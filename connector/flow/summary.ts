import { connections } from './connections.ts';
import type { Flow } from './flow.ts';
import { call, compose, condition, inOrder, inputsOf } from './steps.ts';
import { readOf, variables } from './variables.ts';

const summary = (field: string) => `triggerOutputs()?['body/${field}']`;
/** The first line of the text says which week it is and how it stands, in the language of the person. */
const subject = `Time Agent: @{first(split(${summary('text')}, decodeUriComponent('%0A')))}`;

/** The week in words to the person by e-mail, or into a channel where one is given. */
export const summaryOut: Flow = {
  title: 'Summary to e-mail or channel',
  name: 'Summary',
  description:
    'When a week has been drafted, sends its summary to the person by e-mail, or posts it to a channel of Teams if one is given.',
  uses: [connections.timeAgent, connections.people, connections.mail, connections.teams],
  trigger: [
    'When_a_summary_is_ready',
    { type: 'OpenApiConnectionWebhook', inputs: inputsOf(connections.timeAgent, 'WhenSummaryIsReady', {}) },
  ],
  actions: inOrder({
    // What people have written stands in it: none of it is markup.
    As_HTML: compose(
      `@replace(replace(replace(${summary('text')}, '&', '&amp;'), '<', '&lt;'), decodeUriComponent('%0A'), '<br>')`,
    ),
    Is_there_no_channel: condition(
      [{ equals: [`@empty(${readOf(variables.teamsChannel)})`, true] }],
      inOrder({
        'Get_user_profile_(V2)': call(connections.people, 'UserProfile_V2', { id: `@${summary('userId')}` }),
        'Send_an_email_(V2)': call(connections.mail, 'SendEmailV2', {
          'emailMessage/To': "@outputs('Get_user_profile_(V2)')?['body/mail']",
          'emailMessage/Subject': subject,
          'emailMessage/Body': "<p>@{outputs('As_HTML')}</p>",
          'emailMessage/Importance': `@{if(${summary('needsReview')}, 'High', 'Normal')}`,
        }),
      }),
      inOrder({
        Post_message_in_a_chat_or_channel: call(connections.teams, 'PostMessageToConversation', {
          poster: 'Flow bot',
          location: 'Channel',
          'body/recipient/groupId': `@${readOf(variables.teamsTeam)}`,
          'body/recipient/channelId': `@${readOf(variables.teamsChannel)}`,
          'body/messageBody': "<p>@{outputs('As_HTML')}</p>",
        }),
      }),
    ),
  }),
};
