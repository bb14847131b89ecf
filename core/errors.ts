import type { Finding } from './finding.ts';

/**
 * Every way in which a request can be refused: the HTTP status, whether the same request may succeed later, and the
 * sentence people get when nothing more precise is known. Codes are part of the API and never change their meaning.
 */
export const errors = {
  bodyMalformed: {
    status: 400,
    retryable: false,
    message: 'The body is not valid JSON. Send a JSON object.',
  },
  bodyTooLarge: {
    status: 413,
    retryable: false,
    message: 'The body is larger than 1 MB. Send less at a time.',
  },
  fieldInvalid: { status: 400, retryable: false, message: 'A field has the wrong type or value.' },
  fieldUnknown: {
    status: 400,
    retryable: false,
    message: 'There is no such field. Remove it or correct its name.',
  },
  documentUnreadable: {
    status: 422,
    retryable: false,
    message: 'The document cannot be read as a policy. Send it as .docx, Markdown or text.',
  },
  weekInvalid: {
    status: 400,
    retryable: false,
    message: 'Give an ISO week such as 2026-W47, between 2000 and 2099.',
  },
  tokenMissing: {
    status: 401,
    retryable: false,
    message: 'Send an Entra access token as "Authorization: Bearer …".',
  },
  tokenInvalid: { status: 401, retryable: false, message: 'The token was not accepted. Sign in again.' },
  forbidden: { status: 403, retryable: false, message: 'This sign-in may not do that for this user.' },
  consentMissing: {
    status: 409,
    retryable: false,
    message: 'The person has not agreed to drafting. Ask them to.',
  },
  notFound: { status: 404, retryable: false, message: 'There is nothing at this address.' },
  runUnknown: {
    status: 404,
    retryable: true,
    message: 'No run is recorded under this id. If you were told "pending", send the same request again.',
  },
  entryUnknown: {
    status: 404,
    retryable: false,
    message: 'The week has no such entry. Read the week again.',
  },
  projectUnknown: { status: 422, retryable: false, message: 'The catalogue has no such project.' },
  taskUnknown: { status: 422, retryable: false, message: 'The project has no such task.' },
  projectClosed: { status: 409, retryable: false, message: 'The project takes no time on this day.' },
  taskClosed: { status: 409, retryable: false, message: 'The task takes no time.' },
  dateOutsideWeek: {
    status: 400,
    retryable: false,
    message: 'The date lies outside the week of the address.',
  },
  dayOverMaximum: {
    status: 422,
    retryable: false,
    message: 'The day would hold more than the daily maximum.',
  },
  periodClosed: {
    status: 409,
    retryable: false,
    message: 'The period is closed. Ask an administrator to open it.',
  },
  weekNotOpen: {
    status: 409,
    retryable: false,
    message: 'The week is submitted or approved. Recall it first.',
  },
  statusConflict: { status: 409, retryable: false, message: 'The week is not in a state that allows this.' },
  submitBlocked: {
    status: 409,
    retryable: false,
    message: 'The review has found what must be put right before the week is submitted.',
  },
  weekChanged: {
    status: 409,
    retryable: true,
    message: 'The week has changed since you looked. Look again.',
  },
  tooManyOperations: {
    status: 422,
    retryable: false,
    message: 'The change needs more than 97 entry operations.',
  },
  weekFull: {
    status: 422,
    retryable: false,
    message: 'A week can hold 97 entries. Merge or delete lines first.',
  },
  runIdReused: {
    status: 422,
    retryable: false,
    message: 'This run id was used for another request. Take a new id.',
  },
  undoUnknown: { status: 404, retryable: false, message: 'There is no such run to undo in this week.' },
  orgRunUnknown: { status: 404, retryable: false, message: 'There is no org run under this id.' },
  orgRunStateConflict: {
    status: 409,
    retryable: false,
    message: 'The org run is not in a state that allows this.',
  },
  messageInvalid: {
    status: 400,
    retryable: false,
    message: 'A message of the queue was not understood. It lies with the dead letters.',
  },
  tenantUnknown: { status: 403, retryable: false, message: 'This tenant may not use the app.' },
  deliveriesExhausted: {
    status: 500,
    retryable: true,
    message: 'The message was given up after ten deliveries. Look at the log, and re-drive it.',
  },
  versionMismatch: {
    status: 412,
    retryable: true,
    message: 'The document has changed since you read it. Read again.',
  },
  callbackRefused: {
    status: 400,
    retryable: false,
    message: 'Nothing is sent to this address. Give a public https address without user name and password.',
  },
  tooManySubscriptions: {
    status: 409,
    retryable: false,
    message: 'There are as many subscriptions as there may be. End one first.',
  },
  webhooksUnavailable: {
    status: 409,
    retryable: false,
    message: 'This app sends no events. Ask whoever runs it to set WEBHOOK_SIGNING.',
  },
  busy: {
    status: 503,
    retryable: true,
    message: 'The week is being changed by many at once. Send the request again.',
  },
  signInUnavailable: {
    status: 503,
    retryable: true,
    message: 'Sign-in keys cannot be fetched just now. Try again.',
  },
  storeUnavailable: {
    status: 503,
    retryable: true,
    message: 'The store cannot be reached just now. Try again.',
  },
  internal: {
    status: 500,
    retryable: true,
    message: 'Something went wrong on our side. It has been recorded.',
  },
} as const satisfies Record<string, { status: number; retryable: boolean; message: string }>;

export type ErrorCode = keyof typeof errors;

/** What a client gets with any status of 400 or more. `field` is a path such as `changes[1].minutes`. */
export type Problem = { code: ErrorCode } & Detail & { message: string };

type Detail = {
  message?: string;
  field?: string;
  runId?: string;
  /** With `submitBlocked`: everything that stands in the way. */
  findings?: Finding[];
};

export function problem(code: ErrorCode, detail: Detail = {}): Problem {
  return { code, message: errors[code].message, ...detail };
}

/** The one error that ends a request with a problem for the client. Everything else that is thrown is a bug or a fault. */
export class Refusal extends Error {
  readonly problem: Problem;

  /** `cause`: the fault behind it, for our logs; clients never see it. */
  constructor(code: ErrorCode, detail?: Detail, cause?: unknown) {
    super(code, { cause });
    this.name = 'Refusal';
    this.problem = problem(code, detail);
  }
}
