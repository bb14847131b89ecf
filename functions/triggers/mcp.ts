import { app } from '@azure/functions';
import { readBody } from '../http/body.ts';
import { challenged, metadataRoute, resourceMetadata } from '../http/challenge.ts';
import { endpoint } from '../http/endpoint.ts';
import { signIn } from '../io/compose.ts';
import { answerAgent, anyMessage, onlyPost } from '../mcp/answer.ts';

const route = 'mcp';

/** What agents speak: tools for reading a week, and for changing it after the person has agreed. */
app.http('mcp', {
  methods: ['POST'],
  authLevel: 'anonymous',
  route,
  handler: challenged(
    endpoint('signedIn', async (call, context) =>
      answerAgent(call, context, await readBody(call.request, anyMessage)),
    ),
  ),
});

/** Nothing is streamed and there are no sessions, which the protocol wants to be said in this way. */
app.http('mcpStream', {
  methods: ['GET', 'DELETE'],
  authLevel: 'anonymous',
  route,
  handler: onlyPost,
});

/** Whom to ask for a token. Nothing secret, and needed before there is one. */
app.http('mcpResource', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: `${route}/${metadataRoute}`,
  handler: async request => ({ jsonBody: resourceMetadata(request, signIn()) }),
});
