import { connections } from './connections.ts';
import type { Flow } from './flow.ts';
import { call, everyMonday, ifItFails, inOrder } from './steps.ts';
import { readOf, variables } from './variables.ts';

const person = "items('For_each_person')?['id']";
const left = "variables('Not drafted')";
const week = "@first(body('List_weeks')?['value'])?['id']";

/** One action for each person: good for a team, and to see why the run of the organisation is one action. */
export const teamDraft: Flow = {
  title: 'Monday draft for one team',
  name: 'TeamDraft',
  description:
    'Every Monday, goes through the people of one team and drafts the week of each. For everybody, take the weekly run: it is one action instead of one for each person.',
  uses: [connections.timeAgent, connections.mail],
  trigger: everyMonday('6'),
  actions: inOrder({
    Nobody_left_out_yet: {
      type: 'InitializeVariable',
      inputs: { variables: [{ name: 'Not drafted', type: 'array', value: [] }] },
    },
    List_weeks: call(connections.timeAgent, 'ListWeeks'),
    List_users_and_their_state: call(
      connections.timeAgent,
      'ListUsers',
      { week },
      { runtimeConfiguration: { paginationPolicy: { minimumItemCount: 5000 } } },
    ),
    Only_the_team: {
      type: 'Query',
      inputs: {
        from: "@body('List_users_and_their_state')?['value']",
        where: `@contains(split(${readOf(variables.team)}, ';'), item()?['id'])`,
      },
    },
    For_each_person: {
      type: 'Foreach',
      foreach: "@body('Only_the_team')",
      actions: inOrder({
        Run_a_week_for_a_user: call(connections.timeAgent, 'RunWeek', {
          userId: `@${person}`,
          week,
          // Ids of runs are a person's own, and the run of the flow keeps its name when an action is tried again.
          'body/runId': "@workflow()?['run']?['name']",
          'body/kind': 'draft',
        }),
        Note_who_was_left_out: {
          type: 'AppendToArrayVariable',
          inputs: {
            name: 'Not drafted',
            value: `@{${person}}: @{outputs('Run_a_week_for_a_user')?['body/message']}`,
          },
          ...ifItFails('Run_a_week_for_a_user'),
        },
      }),
      runtimeConfiguration: { concurrency: { repetitions: 5 } },
    },
    Send_how_it_went: call(connections.mail, 'SendEmailV2', {
      'emailMessage/To': `@${readOf(variables.admins)}`,
      'emailMessage/Subject': `Time Agent: @{sub(length(body('Only_the_team')), length(${left}))} of @{length(body('Only_the_team'))} drafts for the team`,
      'emailMessage/Body': `<p>@{if(empty(${left}), 'Everybody has a draft.', join(${left}, '<br>'))}</p>`,
      'emailMessage/Importance': 'Normal',
    }),
  }),
};
