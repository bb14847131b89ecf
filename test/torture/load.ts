import type { Change } from '../../core/intent.ts';
import type { Api } from '../../local/import/api.ts';
import type { Chance } from '../commit/chance.ts';
import { closedDate, dailyMaxMinutes, projectIds, weeks } from '../commit/world.ts';
import { tortureUsers } from './people.ts';

/** One request to change a week, and the bytes that acknowledged it, once they came. */
export type Asked = {
  path: string;
  body: { runId: string };
  user: string;
  acknowledged?: string;
  refused?: string;
};

/** Lays down what there is to work with. Doing it again changes nothing. */
export async function layDown(api: Api): Promise<void> {
  const closedPeriods = [{ from: closedDate, to: closedDate }];
  await api.put('tenant/policy', { dailyMaxMinutes, closedPeriods });
  await api.put('tenant/catalogue', { projects: projectIds.map(id => ({ id, name: id })) });
  for (const user of tortureUsers) await api.put(`users/${user}/profile`, { consent: true });
}

/** Something that a flow or a person might ask for, never the same id twice. */
export function nextAsked(chance: Chance, runId: string): Asked {
  const user = chance.pick(tortureUsers);
  const week = chance.pick(weeks);
  const path = `users/${user}/weeks/${week}`;
  if (chance.hits(0.2)) return { user, path: `${path}/runs`, body: { runId } };
  if (chance.hits(0.1))
    return { user, path: `${path}/${chance.pick(['submit', 'recall'])}`, body: { runId } };
  const date = week === '2026-W47' ? '2026-11-17' : '2026-11-24';
  const add: Change = { op: 'add', date, minutes: 1 + chance.below(5), projectId: chance.pick(projectIds) };
  return { user, path: `${path}/corrections`, body: { runId, changes: [add] } as Asked['body'] };
}

/** Sends it. What was answered is noted; a lost connection leaves it open. */
export async function ask(
  post: (path: string, body: object) => Promise<Response>,
  asked: Asked,
): Promise<void> {
  const response = await post(asked.path, asked.body).catch(() => undefined);
  const text = await response?.text().catch(() => undefined);
  if (!response || text === undefined) return;
  if (response.status === 200) asked.acknowledged = text;
  else if (response.status < 500 && response.status >= 400)
    asked.refused = (JSON.parse(text) as { code: string }).code;
}
