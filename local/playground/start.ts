import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type Playground = { url: string; printed(): string; stop(): Promise<void> };

const cli = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json')),
  'cli.js',
);

/**
 * Starts Microsoft's test client for bots in front of a bot, as a person of a tenant. It wants exactly five other users,
 * and a program that opens a browser on the path.
 */
export async function startPlayground(
  bot: string,
  person: { tenantId: string; oid: string; name: string },
): Promise<Playground> {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'));
  writeFileSync(join(folder, '.m365agentsplayground.yml'), configOf(person));
  writeFileSync(join(folder, 'xdg-open'), '#!/bin/sh\nexit 0\n');
  chmodSync(join(folder, 'xdg-open'), 0o755);
  const options = ['-e', bot, '-c', 'msteams', '-p', '0', '--disable-telemetry'];
  const child = spawn(process.execPath, [cli, 'start', ...options], {
    cwd: folder,
    env: { ...process.env, PATH: `${folder}:${process.env['PATH']}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', data => {
    printed += String(data);
  });
  child.stderr.on('data', data => {
    printed += String(data);
  });
  const port = await listening(child, () => printed);
  return {
    url: `http://127.0.0.1:${port}`,
    printed: () => printed,
    async stop() {
      const ended = new Promise(resolve => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function listening(child: ChildProcess, printed: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const port = /Listening on (\d+)/.exec(printed())?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout?.on('data', look);
    child.once('exit', code => reject(new Error(`The playground ended with ${code}: ${printed()}`)));
  });
}

function configOf({ tenantId, oid, name }: { tenantId: string; oid: string; name: string }): string {
  const user = (index: number) => `  - id: user-id-${index}
    name: Colleague ${index}
    userPrincipleName: colleague${index}@example.com
    aadObjectId: 00000000-0000-0000-0000-00000000002${index}
    givenName: Colleague
    surname: "${index}"
    email: colleague${index}@example.com
`;
  return `version: "0.1.1"
tenantId: ${tenantId}
bot:
  id: 00000000-0000-0000-0000-00000000000011
  name: Time Agent
currentUser:
  id: user-id-0
  name: ${name}
  userPrincipleName: person@example.com
  aadObjectId: ${oid}
  givenName: ${name}
  surname: Person
  email: person@example.com
users:
${[1, 2, 3, 4, 5].map(user).join('')}personalChat:
  id: personal-chat
groupChat:
  id: group-chat
  name: Group
team:
  id: team
  name: Team
  aadGroupId: 00000000-0000-0000-0000-000000000031
  channels:
    - id: channel
      name: Announcements
`;
}
