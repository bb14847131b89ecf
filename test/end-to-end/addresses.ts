import { addition, catalogue, imports, policy, profile, schedule, week } from './fixture.ts';

/** An address that takes a body, with one that it accepts. */
export type Taking = { method: string; path: string; body: Record<string, unknown> };

const mine = `/users/me/weeks/${week}`;

/** Every address that takes a body; whoever has all roles may use all of them. */
export const taking: Taking[] = [
  { method: 'PUT', path: '/tenant/policy', body: policy },
  { method: 'PUT', path: '/tenant/catalogue', body: catalogue },
  { method: 'PUT', path: '/tenant/schedule', body: schedule },
  {
    method: 'PUT',
    path: '/users/me/profile',
    body: { ...profile, workingHours: { minutes: Array(7).fill(480) } },
  },
  ...Object.entries(imports).map(([kind, body]) => ({
    ...{ method: 'POST', path: `/users/me/sources/${kind}`, body: { mode: 'merge', ...body } },
  })),
  { method: 'POST', path: `${mine}/preview`, body: { kind: 'redraft', ...addition } },
  { method: 'POST', path: `${mine}/runs`, body: { runId: 'r-1', kind: 'draft', expectedVersion: 0 } },
  { method: 'POST', path: `${mine}/corrections`, body: { runId: 'r-2', ...addition } },
  { method: 'POST', path: `${mine}/undo`, body: { runId: 'r-3', undoRunId: 'r-2' } },
  ...['submit', 'recall'].map(step => ({ method: 'POST', path: `${mine}/${step}`, body: { runId: step } })),
];
