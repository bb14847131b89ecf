import { Refusal } from '../../core/errors.ts';
import { authorise, type Caller } from './caller.ts';

/** Whose weeks somebody wants to be told of: a person's own (`me`), those of another, or without an id everybody's. */
export function authorisedPerson(caller: Caller, userId: string | undefined): string | undefined {
  const whose = userId === 'me' ? caller.userId : userId;
  try {
    authorise(caller, whose === undefined ? 'oversee' : 'read', whose);
  } catch {
    throw new Refusal('forbidden', { field: 'userId', message: othersNeedRole });
  }
  return whose;
}

const othersNeedRole =
  'Give "me" as userId for your own weeks. For those of others the sign-in needs the role of an approver, an administrator or a flow.';
