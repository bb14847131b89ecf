import { parseArgs } from 'node:util';
import { killRounds } from './kill.ts';

const help = `Kills the local stack under load and checks every acknowledged run.

  npm run torture -- kill --rounds 20 [--seed 1]

Ends with one line of JSON. Exit code 1 when something was lost, doubled or torn.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean' },
  },
});
const rounds = Number(values.rounds);
if (values.help || positionals[0] !== 'kill' || !Number.isInteger(rounds) || rounds < 1) {
  console.error(help);
  process.exit(values.help ? 0 : 2);
}
const report = await killRounds({ rounds, seed: Number(values.seed), tell: console.error });
for (const fault of report.faults) console.error(fault);
console.log(JSON.stringify(report));
process.exit(report.faults.length > 0 ? 1 : 0);
