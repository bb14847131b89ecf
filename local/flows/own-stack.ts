import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { weekOfInstant } from '../../core/week.ts';
import { createApi } from '../import/api.ts';
import { clientCredentials } from '../import/token.ts';
import { sampleApp, sampleTenant } from '../sample/directory.ts';
import { loadSample } from '../sample/load.ts';
import { sampleOrganisation } from '../sample/organisation.ts';
import { type Stack, startStack } from '../stack.ts';

/** A stack on free ports with the sample organisation, on data that goes when it is closed. */
export async function ownStack(): Promise<Pick<Stack, 'api' | 'authority' | 'close'>> {
  const folder = mkdtempSync(join(tmpdir(), 'time-agent-flows-'));
  const ports = { api: 0, signIn: 0, cosmos: 0, serviceBus: 0, insights: 0 };
  const stack = await startStack({ folder, ports, tenants: [sampleTenant], log: () => undefined });
  const { api, authority } = stack;
  const token = clientCredentials({
    authority,
    tenant: sampleTenant.tenantId,
    client: sampleApp.appId,
  });
  await loadSample(createApi({ baseUrl: api, token }), sampleOrganisation(weekOfInstant(Date.now(), 'UTC')));
  return {
    api,
    authority,
    async close() {
      await stack.close();
      rmSync(folder, { recursive: true });
    },
  };
}
