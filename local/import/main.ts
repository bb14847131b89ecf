import { ApiError } from './api.ts';
import { calendarHelp, importCalendarFile } from './calendar/command.ts';
import { exitCode, type Io, Stop, UsageError } from './io.ts';
import { importTock, tockHelp } from './tock/command.ts';

const help = `Brings what is known elsewhere into Time Agent through its API.

  npm run import -- tock DIR                   weekly timesheets of an organisation, from two CSV files
  npm run import -- calendar FILE --user ID    one person's calendar, from Microsoft Graph or an .ics file

Each says more with --help.`;

const commands = {
  tock: { run: importTock, help: tockHelp },
  calendar: { run: importCalendarFile, help: calendarHelp },
};

/** Runs `tock …` or `calendar …` and resolves with the exit code. Whatever goes wrong ends in a line on `io.err`. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const [name = '', ...args] = argv;
  if (['', 'help', '--help', '-h'].includes(name)) {
    io.out(help);
    return name === '' ? exitCode.usage : exitCode.done;
  }
  const command = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : undefined;
  if (!command) {
    io.err(`There is no import "${name}". Try --help.`);
    return exitCode.usage;
  }
  if (args.includes('--help') || args.includes('-h')) {
    io.out(command.help);
    return exitCode.done;
  }
  return command.run(args, io).catch((error: unknown) => explain(error, name, io));
}

function explain(error: unknown, name: string, io: Io): number {
  if (error instanceof UsageError) {
    io.err(`${error.message} Try "${name} --help".`);
    return exitCode.usage;
  }
  const expected = error instanceof Stop || error instanceof ApiError;
  io.err(expected ? error.message : String(error instanceof Error ? error.stack : error));
  return exitCode.failed;
}
