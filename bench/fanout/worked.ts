/** One message that an instance has worked on. */
export type Worked = {
  tenantId: string;
  /** From the instant at which it was due to that at which an instance took it. */
  waitMs: number;
  /** From there to its end, its result in the store. */
  workMs: number;
};

let worked: Worked[] = [];

export function addWorked(one: Worked): void {
  worked.push(one);
}

/** What has been worked on since it was last asked for. */
export function takeWorked(): Worked[] {
  const taken = worked;
  worked = [];
  return taken;
}
