import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Swagger } from '../../connector/build/swagger-types.ts';
import { connections } from '../../connector/flow/connections.ts';
import type { Project } from '../../core/catalogue.ts';
import { loopback, ports } from '../addresses.ts';
import { type Api, createApi } from '../import/api.ts';
import { Stop } from '../import/io.ts';
import { reach } from '../import/reach.ts';
import { clientCredentials } from '../import/token.ts';
import { directory, sampleApp, sampleTenantId } from '../sample/directory.ts';
import type { Simulation } from './simulation.ts';
import { dataverse, type Tables } from './stand-ins/dataverse.ts';
import { approvals, type Decision, mail, people, teams } from './stand-ins/office.ts';
import { type Call, standIn } from './stand-ins/stand-in.ts';

/** The flows of Larkspur Works: the running local stack, and stand-ins that keep what they are asked to do. */
export type SampleWorld = { simulation: Simulation; api: Api; approver: Api; calls: Call[]; tables: Tables };

export type SampleOptions = {
  /** Where the stack is that has the sample. */
  stack: { api: string; authority: string };
  values: Record<string, unknown>;
  decision: Decision['outcome'];
  tell(line: string): void;
};

/** Where "npm start" listens. */
export const usualStack = { api: loopback(ports.api), authority: loopback(ports.signIn) };
/** A simulation has no use for the seconds between two looks. */
const waitMsMax = 1_000;

export async function sampleWorld({ stack, values, decision, tell }: SampleOptions): Promise<SampleWorld> {
  const { api: url, authority } = stack;
  const asApp = clientCredentials({ authority, tenant: sampleTenantId, client: sampleApp.appId });
  const asApprover = () => tokenOf(authority, directory.marta.upn);
  const api = createApi({ baseUrl: url, token: asApp });
  const { body } = await api.get<{ projects: Project[] }>('tenant/catalogue');
  const [calls, tables] = [[] as Call[], tablesWith(body.projects)];
  const everybody = Object.values(directory);
  const simulation: Simulation = {
    swagger: read('apiDefinition.swagger.json') as Swagger,
    url,
    token: reference => (reference === connections.approver.reference ? asApprover() : asApp()),
    standIns: {
      [connections.mail.api]: standIn('Outlook', mail, calls),
      [connections.people.api]: standIn('Users', people(everybody), calls),
      [connections.teams.api]: standIn('Teams', teams, calls),
      [connections.approvals.api]: standIn(
        'Approvals',
        approvals(() => ({ outcome: decision, comments: '' })),
        calls,
      ),
      [connections.dataverse.api]: standIn('Dataverse', dataverse(tables), calls),
    },
    values: {
      tagent_AdminEmail: directory.grace.upn,
      tagent_ApproverEmail: directory.marta.upn,
      tagent_Team: [directory.marta, directory.jonas, directory.elif].map(({ oid }) => oid).join(';'),
      ...values,
    },
    wait: ms => setTimeout(Math.min(ms, waitMsMax)),
    tell,
  };
  return { simulation, api, approver: createApi({ baseUrl: url, token: asApprover }), calls, tables };
}

/** A file of the connector as it lies here. */
export function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../connector/${name}`, import.meta.url), 'utf8'));
}

/** Everybody is a bookable resource, under the id that the directory has them under; projects have the catalogue's ids. */
function tablesWith(projects: readonly Project[]): Tables {
  const tasks = projects.flatMap(({ tasks: own = [] }) => own);
  const rows = (ids: readonly string[]) => new Map(ids.map(id => [id, {}]));
  return {
    bookableresources: new Map(
      Object.values(directory).map(({ oid }) => [
        oid,
        { bookableresourceid: oid, 'UserId/azureactivedirectoryobjectid': oid },
      ]),
    ),
    msdyn_projects: rows(projects.map(({ id }) => id)),
    msdyn_projecttasks: rows(tasks.map(({ id }) => id)),
    msdyn_timeentries: new Map(),
  };
}

async function tokenOf(authority: string, username: string): Promise<string> {
  const form = { grant_type: 'password', username };
  const answer = await reach(`${authority}/${sampleTenantId}/oauth2/v2.0/token`, async () => ({
    method: 'POST',
    body: new URLSearchParams(form),
  }));
  const { access_token: token } = (await answer.json()) as { access_token?: string };
  if (token === undefined)
    throw new Stop(`The local sign-in gives no token to ${username}. Is the sample loaded?`);
  return token;
}
