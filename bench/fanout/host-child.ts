// One instance of the app, as the platform would start it: the Functions host with the queue's triggers. Tells its parent
// once a second what it has worked on and what memory it holds, and ends with it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHost } from '../../local/host/host.ts';
import type { Told } from './instance.ts';
import { takeWorked } from './worked.ts';

const root = join(import.meta.dirname, '../..');
const hostJson = JSON.parse(readFileSync(join(root, 'host.json'), 'utf8')) as object;
const settings = JSON.parse(process.env['BENCH_SETTINGS'] ?? '{}') as Record<string, string>;
const entries = ['functions/triggers/org-run-queue.ts', 'bench/fanout/hooks.ts'];
const faults: string[] = [];

await startHost({
  entries: entries.map(entry => join(root, entry)),
  settings,
  hostJson,
  log: ({ level, message }) => {
    if (level === 'error' || level === 'critical') faults.push(message.slice(0, 200));
  },
});

function tell(): void {
  const { rss, heapUsed } = process.memoryUsage();
  const cpuMs = process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;
  const told: Told = { worked: takeWorked(), rss, heapUsed, cpuMs, faults: faults.splice(0) };
  process.send?.(told);
}
tell();
setInterval(tell, 1_000);
process.once('disconnect', () => process.exit(0));
