import { lena, mo } from './directory.ts';
import { addition, catalogue, clauses, imports, policy, profile, schedule, week } from './fixture.ts';

/** An address that takes a body, with one that it accepts. */
export type Taking = { method: string; path: string; body: Record<string, unknown> };

const mine = `/users/me/weeks/${week}`;
const callbackUrl = 'https://hooks.contoso.example/flow?sig=s';
/** Nobody approves or returns a week of their own. */
const of = (oid: string) => `/users/${oid}/weeks/${week}`;

/** Every address that takes a body; whoever has all roles may use all of them. */
export const taking: Taking[] = [
  { method: 'PUT', path: '/tenant/policy', body: policy },
  { method: 'PUT', path: '/tenant/catalogue', body: catalogue },
  { method: 'PUT', path: '/tenant/schedule', body: schedule },
  {
    method: 'POST',
    path: '/tenant/org-runs',
    body: { orgRunId: 'o-1', week, kind: 'draft', dryRun: true, rate: 5 },
  },
  { method: 'PUT', path: '/tenant/policy/document', body: { clauses } },
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
  { method: 'POST', path: `${mine}/comments`, body: { runId: 'r-4' } },
  { method: 'POST', path: `${mine}/feedback`, body: { runId: 'r-1', thumb: 'up', code: 'missingHours' } },
  ...['submit', 'recall'].map(step => ({ method: 'POST', path: `${mine}/${step}`, body: { runId: step } })),
  ...['summary-ready', 'entry-needs-review', 'entries-need-review', 'week-submitted'].map(event => ({
    ...{ method: 'POST', path: `/webhooks/${event}`, body: { callbackUrl, userId: 'me' } },
  })),
  { method: 'POST', path: '/webhooks/org-run-completed', body: { callbackUrl, kind: 'draft' } },
  { method: 'POST', path: `${of(mo.oid)}/approve`, body: { runId: 'r-5' } },
  { method: 'POST', path: `${of(lena.oid)}/return`, body: { runId: 'r-6' } },
];

/** Addresses that say by themselves what is to be done: nothing that comes with them is read. */
export const withoutBody = ['pause', 'resume', 'cancel', 'redrive'].map(
  action => `/tenant/org-runs/o-1/${action}`,
);
