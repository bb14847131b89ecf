import type { HttpHandler, HttpRequest, HttpResponseInit } from '@azure/functions';

/** Where the document of the protected resource lies, below the address of the endpoint (RFC 9728). */
export const metadataRoute = 'oauth-protected-resource';

export type SignIn = { authority: string; audience: string; scope: string; tenants: readonly string[] };

/** What a client has to know to get a token: who gives it out, and for which scope (RFC 9728). */
export function resourceMetadata(
  request: HttpRequest,
  { authority, audience, scope, tenants }: SignIn,
): Record<string, unknown> {
  // Which tenants there are is nobody's business: where there are several, Entra finds out by the name.
  const [only = ''] = tenants;
  const directory = tenants.length === 1 ? only : 'organizations';
  return {
    resource: request.url.replace(new RegExp(`/${metadataRoute}$`), ''),
    authorization_servers: [`${authority}/${directory}/v2.0`],
    scopes_supported: [`${audience}/${scope}`],
    bearer_methods_supported: ['header'],
    resource_name: 'Time Agent',
  };
}

/** A handler whose 401 says where to find that document, as the authorisation of the Model Context Protocol asks. */
export function challenged(handler: HttpHandler): HttpHandler {
  return async (request, context) => {
    const response = (await handler(request, context)) as HttpResponseInit;
    if (response.status !== 401) return response;
    const fault = request.headers.has('authorization') ? 'error="invalid_token", ' : '';
    const { origin, pathname } = new URL(request.url);
    const challenge = `Bearer ${fault}resource_metadata="${origin}${pathname}/${metadataRoute}"`;
    return { ...response, headers: { ...response.headers, 'www-authenticate': challenge } };
  };
}
