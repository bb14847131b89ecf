const CODES: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  408: 'RequestTimeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'PreconditionFailed',
  413: 'RequestEntityTooLarge',
  424: 'FailedDependency',
  429: 'TooManyRequests',
  449: 'RetryWith',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
};

/** A request that the server answers with a status of 400 or above. Thrown; becomes a response in one place. */
export type Refusal = Error & { readonly status: number; readonly substatus: number };

/** Makes the error that the server answers with `status` and, in `x-ms-substatus`, `substatus`. */
export function refusal(status: number, message: string, substatus = 0): Refusal {
  return Object.assign(new Error(message), { status, substatus });
}

/** Tells a refusal from a bug. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'status' in error && 'substatus' in error;
}

/** The JSON body {code, message}: the SDK reads `message` from every body of status 400 or above. */
export function refusalBody(status: number, message: string): string {
  return JSON.stringify({ code: CODES[status] ?? String(status), message });
}
