import type { IOpenUrlAction } from '@microsoft/teams.cards';
import type { WeekId } from '../../core/week.ts';
import type { TeamsApp } from '../settings.ts';

/** The static tab of the app's manifest that shows a person's own week. */
const entityId = 'my-week';

/**
 * The address at which Teams opens a week in the tab. Source: Microsoft's documentation of deep links to tabs. With
 * `webUrl`, clients that cannot open the tab open that.
 */
export function tabAddress({ id, tabAddress: webUrl }: TeamsApp, week: WeekId): string {
  const query = new URLSearchParams({
    ...(webUrl !== undefined && { webUrl }),
    context: JSON.stringify({ subEntityId: week }),
  });
  // Teams wants spaces as %20; there are none but in an address that somebody has configured.
  return `https://teams.microsoft.com/l/entity/${id}/${entityId}?${String(query).replaceAll('+', '%20')}`;
}

export function tabButton(title: string, app: TeamsApp, week: WeekId): IOpenUrlAction {
  return { type: 'Action.OpenUrl', title, url: tabAddress(app, week) };
}
