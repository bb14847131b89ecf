/**
 * The simulation does not know something that a flow uses. It ends everything at once: a run that went on without it
 * would say nothing about the flow.
 */
export class Gap extends Error {}

/** What the platform would let an action fail with: the flow goes on as its `runAfter` says. */
export class ActionFault extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
