import type { Parameter } from './definition.ts';

/** An environment variable: what differs from one environment to the next and is asked for when the flows come in. */
export type Variable = {
  schemaName: string;
  name: string;
  description: string;
  type: 'String' | 'Bool';
  /** Without one, whoever imports the flows has to give a value. */
  default?: string | boolean;
};

export const variables = {
  admins: text('AdminEmail', 'Admin e-mail', 'Who is told how a run ended; several with semicolons between.'),
  dryRun: flag(
    'DryRun',
    'Dry run',
    'Yes: the weekly run says what it would change and changes nothing.',
    true,
  ),
  team: text('Team', 'Team', 'Entra object ids of the people of one team, with semicolons between.'),
  teamsTeam: text('TeamsTeam', 'Teams team', 'The id of the team that summaries are posted to.', ''),
  teamsChannel: text(
    'TeamsChannel',
    'Teams channel',
    'The id of the channel that summaries are posted to. Empty: they go to the person by e-mail.',
    '',
  ),
  reviewer: text(
    'ReviewerEmail',
    'Reviewer e-mail',
    'Who decides on entries that need review. Empty: the person whose they are.',
    '',
  ),
  approver: text('ApproverEmail', 'Approver e-mail', 'Who decides on submitted weeks.'),
  atOnce: flag(
    'ApproveAtOnce',
    'Approve at once',
    'Yes: a submitted week that the review has nothing against is approved without asking.',
    false,
  ),
} satisfies Record<string, Variable>;

function text(name: string, title: string, description: string, value?: string): Variable {
  const plain = { schemaName: `tagent_${name}`, name: title, description, type: 'String' } as const;
  return value === undefined ? plain : { ...plain, default: value };
}

function flag(name: string, title: string, description: string, value: boolean): Variable {
  return { schemaName: `tagent_${name}`, name: title, description, type: 'Bool', default: value };
}

/** The name of a flow's parameter that is bound to the variable. */
export function parameterName({ name, schemaName }: Variable): string {
  return `${name} (${schemaName})`;
}

/** Its value in an expression. */
export function readOf(variable: Variable): string {
  return `parameters('${parameterName(variable)}')`;
}

export function parameterOf({ schemaName, description, type, ...variable }: Variable): Parameter {
  const nothing = type === 'Bool' ? false : '';
  return { defaultValue: variable.default ?? nothing, type, metadata: { schemaName, description } };
}
