import type { Problem } from '../../core/errors.ts';
import { reach } from './reach.ts';

/** What the API answered. A field that the answer does not have is undefined, whatever `T` says. */
export type Answer<T> = { status: number; body: T; etag?: string };

/** Time Agent's HTTP API. Paths are without `/api/` in front. Each call throws an ApiError on a status of 400 or more. */
export type Api = {
  get<T>(path: string): Promise<Answer<T>>;
  /** With an ETag, only if the document is still that version. */
  put<T>(path: string, body: object, ifMatch?: string): Promise<Answer<T>>;
  post<T>(path: string, body: object): Promise<Answer<T>>;
  delete<T>(path: string): Promise<Answer<T>>;
};

/** The API refused a request: its problem says why. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(request: string, status: number, problem: Problem) {
    const { code, message, field } = problem;
    super(`${request} was refused (${status} ${code}): ${message}${field ? ` [${field}]` : ''}`);
    this.status = status;
    this.problem = problem;
  }
}

/** A client of the API at `baseUrl`, say `http://127.0.0.1:7071`. `token` is asked before each request. */
export function createApi({ baseUrl, token }: { baseUrl: string; token: () => Promise<string> }): Api {
  const root = `${baseUrl.replace(/\/+$/, '')}/api/`;
  const send = async <T>(method: string, path: string, body?: object, ifMatch?: string) => {
    const content = body && JSON.stringify(body);
    const response = await reach(root + path, async () => ({
      method,
      headers: {
        authorization: `Bearer ${await token()}`,
        ...(content !== undefined && { 'content-type': 'application/json' }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      },
      ...(content !== undefined && { body: content }),
    }));
    return answerOf<T>(`${method} ${path}`, response);
  };
  return {
    get: path => send('GET', path),
    put: (path, body, ifMatch) => send('PUT', path, body, ifMatch),
    post: (path, body) => send('POST', path, body),
    delete: path => send('DELETE', path),
  };
}

async function answerOf<T>(request: string, response: Response): Promise<Answer<T>> {
  const { status } = response;
  const text = await response.text();
  if (status >= 400) throw new ApiError(request, status, problemOf(text));
  const etag = response.headers.get('etag');
  return { status, body: (text === '' ? undefined : JSON.parse(text)) as T, ...(etag !== null && { etag }) };
}

/** Whatever stands between us and the API may answer in a form of its own. */
function problemOf(text: string): Problem {
  try {
    const problem = JSON.parse(text) as Problem;
    if (typeof problem.code === 'string') return problem;
  } catch {
    // Not JSON: told below.
  }
  return { code: 'internal', message: `The answer is not one of this API: ${text.slice(0, 200)}` };
}
