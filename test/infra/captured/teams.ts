import { sampleTenantId } from '../../../local/sample/directory.ts';
import { activity, type FakeTeams } from '../../bot/teams.ts';

/** Installs the bot for people: what Teams tells it then. */
export async function installFor(api: string, teams: FakeTeams, userIds: readonly string[]): Promise<void> {
  for (const userId of userIds) {
    const installed = activity(teams.url, {
      ...{ type: 'installationUpdate', action: 'add', text: undefined },
      from: { id: `29:${userId}`, aadObjectId: userId },
      conversation: { id: `a:${userId}`, conversationType: 'personal', tenantId: sampleTenantId },
      channelData: { tenant: { id: sampleTenantId } },
    });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${api}/api/messages`, { method: 'POST', headers, body: JSON.stringify(installed) });
  }
}
