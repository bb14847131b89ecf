import { app, type HttpRequest } from '@azure/functions';
import { Refusal } from '../../core/errors.ts';
import { readBody, readBytes } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { documentText } from '../policy/document-text.ts';
import { readPolicyDocument, savePolicyDocument } from '../policy/policy-document.ts';
import { policyClauses } from '../schemas/tenant.ts';

const route = 'tenant/policy/document';

/** The written policy in clauses, with the settings that it seems to lay down; `version` asks for an earlier one. */
app.http('getPolicyDocument', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route,
  handler: endpoint('signedIn', async ({ services, caller, request }) => ({
    body: await readPolicyDocument(services, caller.tenantId, versionOf(request)),
  })),
});

/** Uploads a policy as a document, or as clauses in JSON. Shows how it was understood. */
app.http('setPolicyDocument', {
  methods: ['PUT'],
  authLevel: 'anonymous',
  route,
  handler: endpoint('admin', async ({ services, caller, request }) => {
    const [type = ''] = (request.headers.get('content-type') ?? '').toLowerCase().split(';');
    const content =
      type.trim() === 'application/json'
        ? (await readBody(request, policyClauses)).clauses
        : await documentText(type.trim(), await readBytes(request));
    return { body: await savePolicyDocument(services, caller.tenantId, content) };
  }),
});

function versionOf(request: HttpRequest): number | undefined {
  const text = request.query.get('version');
  if (text === null) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new Refusal('fieldInvalid', {
      field: 'version',
      message: 'The version must be a whole number from 1.',
    });
  return Number(text);
}
