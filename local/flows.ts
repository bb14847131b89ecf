import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { FlowFile } from '../connector/flow/definition.ts';
import type { Flow } from '../connector/flow/flow.ts';
import { flows } from '../connector/flow/flows.ts';
import { variables } from '../connector/flow/variables.ts';
import {
  approveSomeWeek,
  type Cause,
  doubleSomeLine,
  draftSomeWeek,
  submitSomeWeek,
} from './flows/causes.ts';
import { ActionFault, Gap } from './flows/gap.ts';
import type { EndedRun } from './flows/queue-of-runs.ts';
import { read, type SampleOptions, type SampleWorld, sampleWorld, usualStack } from './flows/sample-world.ts';
import { startFlow } from './flows/start.ts';
import { ApiError } from './import/api.ts';
import { exitCode, Stop, UsageError } from './import/io.ts';

const names = Object.values(variables).map(({ schemaName }) => schemaName.replace('tagent_', ''));

const help = `Runs a sample flow against the local stack, as a simulation of Power Automate. "npm start" must be running,
or give --own.

  npm run flows -- NAME   one of ${flows.map(({ name }) => name).join(', ')}, or all

  --set NAME=VALUE        an environment variable: ${names.join(', ')}
  --own                   starts a stack with the sample organisation for it, and stops it afterwards
  --reject                the approver says no (default: yes)
  --help                  this text

The very definition in connector/flows is run: our connector is called by its definition, connectors of others have
stand-ins that print what they are asked to do. Whatever the simulation does not know ends it with a message. A flow
that waits for something gets it: a week to come is drafted, given a line twice, submitted or approved.`;

/** What has to happen for a flow to start, by its name; those that recur need nothing. */
const causes: Record<string, Cause> = {
  Summary: draftSomeWeek,
  NeedsReview: doubleSomeLine,
  Approval: submitSomeWeek,
  ToDataverse: approveSomeWeek,
};
const patienceMs = 60_000;
/** Of calls of the same operation. */
const shownMax = 2;

const say = (line: string) => console.log(line);

async function main(argv: string[]): Promise<number> {
  const { values, positionals } = options(argv);
  if (values.help) {
    say(help);
    return exitCode.done;
  }
  const wanted = flows.filter(({ name }) => positionals.includes(name) || positionals.includes('all'));
  if (wanted.length === 0) throw new UsageError(`Say which flow to run.\n\n${help}`);
  const settings = given(values.set ?? []);
  if (values.own) say('Starting a stack with the sample organisation …');
  const own = values.own ? await startOwn() : undefined;
  try {
    const statuses: string[] = [];
    for (const flow of wanted)
      statuses.push(await runOne(flow, own ?? usualStack, settings, values.reject === true));
    return statuses.every(status => status === 'Succeeded') ? exitCode.done : exitCode.failed;
  } finally {
    await own?.close();
  }
}

/** All of the app comes with it: read only when it is wanted. */
async function startOwn() {
  const { ownStack } = await import('./flows/own-stack.ts');
  return ownStack();
}

async function runOne(
  { name, title }: Flow,
  stack: SampleOptions['stack'],
  values: SampleOptions['values'],
  reject: boolean,
): Promise<EndedRun['status']> {
  say(`\n${title} (connector/flows/${name}.json)`);
  const decision = reject ? 'Reject' : 'Approve';
  const world = await sampleWorld({ stack, values, decision, tell: line => say(`  ${line}`) });
  const run = await once(name, world);
  report(name, run, world);
  return run.status;
}

async function once(name: string, world: SampleWorld): Promise<EndedRun> {
  const started = await startFlow(read(`flows/${name}.json`) as FlowFile, world.simulation);
  try {
    await causes[name]?.(world);
    return await Promise.race([started.next(), late()]);
  } finally {
    await started.stop();
  }
}

async function late(): Promise<never> {
  await setTimeout(patienceMs, undefined, { ref: false });
  throw new Stop(
    `The flow has not run within ${patienceMs / 1_000} seconds. Look at what "npm start" prints.`,
  );
}

function report(name: string, { status, journal }: EndedRun, { calls, tables }: SampleWorld): void {
  for (const [operation, those] of Map.groupBy(calls, each => `${each.connector} ${each.operation}`)) {
    for (const { parameters } of those.slice(0, shownMax)) {
      say(`  ${operation}`);
      for (const [key, value] of Object.entries(parameters)) say(`    ${key}: ${JSON.stringify(value)}`);
    }
    if (those.length > shownMax) say(`  ${operation}: and ${those.length - shownMax} more`);
  }
  const rows = tables.msdyn_timeentries.size;
  say(JSON.stringify({ flow: name, status, actions: journal.length, calls: calls.length, rows }));
}

function given(settings: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    settings.map(setting => {
      const [, name = '', text = ''] = /^(\w+)=(.*)$/.exec(setting) ?? [];
      const variable = Object.values(variables).find(({ schemaName }) => schemaName === `tagent_${name}`);
      if (!variable) throw new UsageError(`--set takes NAME=VALUE with one of ${names.join(', ')}.`);
      if (variable.type === 'String') return [variable.schemaName, text];
      if (!['true', 'false'].includes(text)) throw new UsageError(`${name} is true or false.`);
      return [variable.schemaName, text === 'true'];
    }),
  );
}

function options(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        set: { type: 'string', multiple: true },
        own: { type: 'boolean' },
        reject: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${help}`);
  }
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof UsageError) {
    console.error(error.message);
    return exitCode.usage;
  }
  const known = [Stop, Gap, ActionFault, ApiError].some(kind => error instanceof kind);
  console.error(known ? (error as Error).message : error);
  return exitCode.failed;
});
