// Entry of `npm run forget -- TENANT`: deletes everything about a tenant that has left. For operators; see the runbook.
import { parseArgs } from 'node:util';
import { cosmosClient } from '../functions/io/cosmos.ts';
import { countTenant, forgetTenant } from './forget/tenant.ts';

const help = `Deletes every document of one tenant: weeks, runs, ledger, totals, policy, catalogue, org runs.

  npm run forget -- TENANT_ID            says how much there is, and deletes nothing
  npm run forget -- TENANT_ID --delete   deletes it; there is no way back but a restore of the account

Settings: COSMOS_ENDPOINT; COSMOS_DATABASE (timeagent); COSMOS_KEY, or else the signed-in identity (az login) with the role
"Cosmos DB Built-in Data Contributor". Take the tenant out of ALLOWED_TENANTS first, or documents keep coming.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { delete: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  const [tenantId] = positionals;
  const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key, COSMOS_DATABASE: name = 'timeagent' } = process.env;
  if (values.help) return say(help, 0);
  if (tenantId === undefined || !/^[0-9a-f-]{36}$/i.test(tenantId))
    return say('Name the tenant: npm run forget -- TENANT_ID (a GUID). --help tells more.', 2);
  if (endpoint === undefined || !URL.canParse(endpoint))
    return say('COSMOS_ENDPOINT must be the address of the account (https://…).', 2);
  const client = cosmosClient({ endpoint, database: name, ...(key !== undefined && { key }) });
  const database = client.database(name);
  const tenant = tenantId.toLowerCase();
  if (!values.delete) {
    console.log('Nothing is deleted without --delete. There is:');
    return say(JSON.stringify(await countTenant(database, tenant)), 0);
  }
  await forgetTenant(database, tenant, (container, deleted) =>
    console.log(`${container}: ${deleted} deleted`),
  );
  return say(JSON.stringify(await countTenant(database, tenant)), 0);
}

function say(text: string, code: number): number {
  console.log(text);
  return code;
}

process.exitCode = await main();
