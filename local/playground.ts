import { loopback, ports } from './addresses.ts';
import { startPlayground } from './playground/start.ts';
import { directory, sampleTenantId } from './sample/directory.ts';

const help = `Talk to the bot in Microsoft's test client, in your browser. "npm start" must be running.

  npm run playground -- NAME   as a person of the sample: ${Object.keys(directory).join(', ')}

The client is Microsoft's, under a licence for evaluation: it is here for development and never shipped.`;

const person = Object.entries(directory).find(([name]) => name === process.argv[2]?.toLowerCase())?.[1];
if (!person) {
  console.error(help);
  process.exit(process.argv[2] === '--help' ? 0 : 2);
}
const as = { tenantId: sampleTenantId, oid: person.oid, name: person.name };
const playground = await startPlayground(`${loopback(ports.api)}/api/messages`, as);
console.log(`${person.name} can talk to the bot at ${playground.url} (Ctrl+C stops it).`);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void playground.stop().then(() => process.exit(0)));
