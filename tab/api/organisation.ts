import type { Clause } from '../../core/clauses/clause.ts';
import type { SettingProposal } from '../../core/clauses/proposals.ts';
import type { DeliveryState } from '../../core/delivery.ts';
import type { Control, OrgRunRequest } from '../../core/org-run/org-run.ts';
import type { OrgRunView } from '../../core/org-run/view.ts';
import type { Policy } from '../../core/policy.ts';
import type { WeekId } from '../../core/week.ts';
import type { DeliveryView } from '../../functions/delivery/read.ts';
import type { DeadLetter } from '../../functions/org-run/dead-letters.ts';
import type { Page } from '../shell/use-pages.ts';
import type { Answer } from './answer.ts';
import { type Listed, listedPage } from './listed.ts';
import type { Send } from './send.ts';

export type StartRequest = Pick<OrgRunRequest, 'week' | 'kind' | 'dryRun'> & { orgRunId: string };
export type WrittenPolicy = {
  version: number;
  uploadedAt: string;
  clauses: Clause[];
  proposals: SettingProposal[];
};

/** What administrators ask of the service. */
export type OrganisationApi = {
  runs(next?: string): Promise<Answer<Page<OrgRunView>>>;
  run(orgRunId: string): Promise<Answer<OrgRunView>>;
  start(request: StartRequest): Promise<Answer<OrgRunView>>;
  steer(orgRunId: string, action: Control): Promise<Answer<OrgRunView>>;
  deliveryStates(week: WeekId): Promise<Answer<{ states: Partial<Record<DeliveryState, number>> }>>;
  deliveries(week: WeekId, state?: DeliveryState, next?: string): Promise<Answer<Page<DeliveryView>>>;
  deadLetters(next?: string): Promise<Answer<Page<DeadLetter>>>;
  policy(): Promise<Answer<Partial<Policy>>>;
  setPolicy(policy: Partial<Policy>, etag: string | undefined): Promise<Answer<Partial<Policy>>>;
  writtenPolicy(): Promise<Answer<WrittenPolicy>>;
  uploadPolicy(file: Blob): Promise<Answer<WrittenPolicy>>;
};

type Continued<T> = { items: T[]; continuation?: string };

export function organisationApi(send: Send): OrganisationApi {
  const run = (orgRunId: string) => send<OrgRunView>('GET', `/tenant/org-runs/${orgRunId}`);
  /** What is accepted is answered 202 with the org run as it stands then. Without an answer the org run itself is asked. */
  const accepted = async (
    orgRunId: string,
    ask: Promise<Answer<OrgRunView>>,
  ): Promise<Answer<OrgRunView>> => {
    const answer = await ask;
    if (answer.kind !== 'doubt') return answer;
    return answer.accepted ? { kind: 'done', body: answer.accepted as OrgRunView } : run(orgRunId);
  };
  return {
    run,
    async runs(next) {
      const query = queryOf({ continuation: next });
      return listedPage(await send<Listed<OrgRunView>>('GET', `/tenant/org-runs?${query}`));
    },
    start: request => accepted(request.orgRunId, send('POST', '/tenant/org-runs', request)),
    steer: (orgRunId, action) => accepted(orgRunId, send('POST', `/tenant/org-runs/${orgRunId}/${action}`)),
    deliveryStates: week => send('GET', `/tenant/delivery-states?week=${week}`),
    async deliveries(week, state, next) {
      const query = queryOf({ week, state, continuation: next });
      return listedPage(await send<Listed<DeliveryView>>('GET', `/tenant/deliveries?${query}`));
    },
    async deadLetters(next) {
      const query = queryOf({ continuation: next });
      return pageIn(await send<Continued<DeadLetter>>('GET', `/tenant/dead-letters?${query}`));
    },
    policy: () => send('GET', '/tenant/policy'),
    setPolicy: (policy, etag) => send('PUT', '/tenant/policy', policy, etag),
    writtenPolicy: () => send('GET', '/tenant/policy/document'),
    uploadPolicy: file => send('PUT', '/tenant/policy/document', file),
  };
}

function queryOf(wanted: Record<string, string | undefined>): string {
  const given = Object.entries(wanted).filter((each): each is [string, string] => each[1] !== undefined);
  return new URLSearchParams(given).toString();
}

function pageIn<T>(answer: Answer<Continued<T>>): Answer<Page<T>> {
  if (answer.kind !== 'done') return answer;
  const { items, continuation } = answer.body;
  return { kind: 'done', body: { items, ...(continuation !== undefined && { next: continuation }) } };
}
