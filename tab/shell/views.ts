import type { Send } from '../api/send.ts';
import type { Host } from '../sign-in/teams.ts';

/** What every view is given: where it is shown, and how it asks the service. */
export type ViewProps = { host: Host; send: Send };

export type View = 'myWeek' | 'team' | 'organisation' | 'settings';

/** Which views a person has a use for, by the roles in their token. The service checks every request all the same. */
export function viewsOf(roles: readonly string[]): View[] {
  return [
    'myWeek',
    ...(roles.includes('TimeAgent.Approver') ? (['team'] as const) : []),
    ...(roles.includes('TimeAgent.Admin') ? (['organisation'] as const) : []),
    'settings',
  ];
}

/** Ids of the tabs in the app's manifest. */
const tabs: Record<string, View> = { 'my-week': 'myWeek', team: 'team', organisation: 'organisation' };

/** What is shown first: what a link names, else what the tab that was opened is for. */
export function firstView({ tab, target }: { tab: string; target: string }): View {
  return tabs[target] ?? tabs[tab] ?? 'myWeek';
}
