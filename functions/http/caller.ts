import { Refusal } from '../../core/errors.ts';

/** Who is asking, as a verified token says. A person, or an application such as the service principal of a flow. */
export type Caller = { kind: 'user' | 'app'; tenantId: string; userId: string; roles: readonly string[] };

/** Turns a bearer token into a caller, or throws a Refusal (401, or 503 when the keys cannot be had). */
export type Verify = (token: string) => Promise<Caller>;

/** App roles as they are declared in the app registration. */
export const roles = {
  /** Policy, catalogue, and everything about running the organisation. */
  admin: 'TimeAgent.Admin',
  /** Approve and return the weeks of others. */
  approver: 'TimeAgent.Approver',
  /** For applications: act for the users that the request names. */
  run: 'TimeAgent.Run',
} as const;

/**
 * What an endpoint asks of its caller:
 * `signedIn` nothing more; `own` to be that user, or an application that may run for users; `read` the same, or an
 * approver or admin; `approve` to be an approver, and not of one's own week; `admin` the admin role; `organise` the admin
 * role, or to be an application that may run for users; `oversee` the same, or an approver.
 */
export type Access = 'signedIn' | 'own' | 'read' | 'approve' | 'admin' | 'organise' | 'oversee';

/** Throws 403 before anything is read. `userId` is the user of the address, when it has one. */
export function authorise(caller: Caller, access: Access, userId: string | undefined): void {
  if (!allowed[access](caller, userId)) throw new Refusal('forbidden');
}

const allowed: Record<Access, (caller: Caller, userId: string | undefined) => boolean> = {
  signedIn: () => true,
  own: (caller, userId) => isSelf(caller, userId) || runsForUsers(caller),
  read: (caller, userId) =>
    isSelf(caller, userId) || runsForUsers(caller) || has(caller, roles.approver) || has(caller, roles.admin),
  approve: (caller, userId) => has(caller, roles.approver) && caller.userId !== userId,
  admin: caller => has(caller, roles.admin),
  organise: caller => has(caller, roles.admin) || runsForUsers(caller),
  oversee: caller => has(caller, roles.admin) || has(caller, roles.approver) || runsForUsers(caller),
};

function isSelf(caller: Caller, userId: string | undefined): boolean {
  return caller.kind === 'user' && caller.userId === userId;
}

function runsForUsers(caller: Caller): boolean {
  return caller.kind === 'app' && has(caller, roles.run);
}

function has(caller: Caller, role: string): boolean {
  return caller.roles.includes(role);
}
