import { type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { sendError } from '../host/http/response.ts';

/** Passes a request on to another server of this machine, and its answer back. */
export function forward(
  to: string,
  request: IncomingMessage,
  response: ServerResponse,
  { pathname, search }: URL,
): Promise<void> {
  const { method, headers } = request;
  return new Promise(resolve => {
    const { host: _, ...passed } = headers;
    const onward = send(new URL(`${pathname}${search}`, to), { method: method ?? 'GET', headers: passed });
    onward.on('response', answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      resolve();
    });
    onward.on('error', () => {
      if (!response.headersSent)
        sendError(response, 502, 'BadGateway', 'The Functions host does not answer.');
      else response.destroy();
      resolve();
    });
    request.pipe(onward);
  });
}
