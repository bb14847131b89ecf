import { app as functions } from '@azure/functions';
import { receive } from '../../bot/endpoint.ts';
import { traceOf } from '../http/endpoint.ts';
import { app, bot } from '../io/compose.ts';

/** What people write to the bot in Teams, and the buttons they press there. */
functions.http('messages', {
  methods: ['POST'],
  authLevel: 'anonymous',
  route: 'messages',
  async handler(request, context) {
    const framework = await bot();
    if (!framework) return { status: 404, jsonBody: { message: 'No bot is configured (BOT_APP_ID).' } };
    const body: unknown = await request.json().catch(() => undefined);
    const authorization = request.headers.get('authorization') ?? '';
    const { status, body: answer, fault } = await receive(framework, app().services, authorization, body);
    if (fault !== undefined) context.error('botFault', traceOf(fault));
    return { status, ...(answer !== undefined && { jsonBody: answer }) };
  },
});
