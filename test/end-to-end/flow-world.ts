import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Swagger } from '../../connector/build/swagger-types.ts';
import type { FlowFile } from '../../connector/flow/definition.ts';
import type { Simulation } from '../../local/flows/simulation.ts';
import { dataverse, type Tables } from '../../local/flows/stand-ins/dataverse.ts';
import { approvals, type Decision, mail, people, teams } from '../../local/flows/stand-ins/office.ts';
import { type Call, standIn } from '../../local/flows/stand-ins/stand-in.ts';
import { approver, flow, lena, mo } from './directory.ts';
import { catalogue } from './fixture.ts';
import type { RunningStack } from './stack.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../connector/${name}`, import.meta.url), 'utf8')) as unknown;

export const flowFile = (name: string) => read(`flows/${name}.json`) as FlowFile;

/** What stands around the flows in a test: the running stack, and stand-ins whose calls can be looked at. */
export type FlowWorld = {
  simulation: Simulation;
  calls: Call[];
  tables: Tables;
  /** What the approver does, when somebody asks. */
  decide: (title: string) => Decision | Promise<Decision>;
};

export const lenaResource = 'cccc0000-0000-4000-8000-000000000001';
/** Never longer than this, whatever an answer asks for. */
const waitMsMax = 100;

export function flowWorld({ api, url }: RunningStack, values: Record<string, unknown> = {}): FlowWorld {
  const calls: Call[] = [];
  const tables: Tables = {
    bookableresources: new Map([
      [lenaResource, { bookableresourceid: lenaResource, 'UserId/azureactivedirectoryobjectid': lena.oid }],
    ]),
    msdyn_projects: new Map(catalogue.projects.map(({ id }) => [id, {}])),
    msdyn_projecttasks: new Map(),
    msdyn_timeentries: new Map(),
  };
  const world: FlowWorld = {
    calls,
    tables,
    decide: () => ({ outcome: 'Approve', comments: '' }),
    simulation: {
      swagger: read('apiDefinition.swagger.json') as Swagger,
      url,
      token: reference => api.token(reference === 'tagent_timeagentapprover' ? approver : flow),
      standIns: {
        shared_office365: standIn('Outlook', mail, calls),
        shared_office365users: standIn('Users', people([lena, mo, approver]), calls),
        shared_teams: standIn('Teams', teams, calls),
        shared_approvals: standIn(
          'Approvals',
          approvals(title => world.decide(title)),
          calls,
        ),
        shared_commondataserviceforapps: standIn('Dataverse', dataverse(tables), calls),
      },
      values: { tagent_AdminEmail: 'ada@contoso.example', tagent_ApproverEmail: approver.upn, ...values },
      wait: ms => setTimeout(Math.min(ms, waitMsMax)),
      tell: () => undefined,
    },
  };
  return world;
}
