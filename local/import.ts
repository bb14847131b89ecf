import { main } from './import/main.ts';

process.exitCode = await main(process.argv.slice(2), {
  out: line => process.stdout.write(`${line}\n`),
  err: line => process.stderr.write(`${line}\n`),
  nowMs: Date.now,
});
