/** Where the local stack listens, on 127.0.0.1, unless it is told otherwise. */
export const ports = { api: 7071, signIn: 7072, cosmos: 8081, serviceBus: 5673, insights: 7074 } as const;

/** Where the page that stands for Teams is. */
export const teamsPort = 7073;

/** One port for each part of the stack. */
export type Ports = Readonly<Record<keyof typeof ports, number>>;

/** The API that tokens of the local sign-in are made for, and the scope that people get. */
export const audience = 'api://time-agent.local';
export const scope = 'Week.ReadWrite';

export function loopback(port: number): string {
  return `http://127.0.0.1:${port}`;
}
