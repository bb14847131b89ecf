import { HttpRequest, type HttpResponseInit, InvocationContext } from '@azure/functions';
import { expect, test } from '@jest/globals';
import { challenged, resourceMetadata } from '../../../functions/http/challenge.ts';

const signIn = {
  ...{ authority: 'https://login.test', audience: 'api://time-agent', scope: 'Week.ReadWrite' },
  tenants: ['tenant-a'],
};
const at = (path: string, headers: Record<string, string> = {}) =>
  new HttpRequest({ method: 'GET', url: `https://app.test${path}`, headers });

test('one tenant is the directory to ask; of several none is named', () => {
  const metadata = at('/api/mcp/oauth-protected-resource');
  const { resource, authorization_servers: servers } = resourceMetadata(metadata, signIn);
  expect([resource, servers]).toEqual(['https://app.test/api/mcp', ['https://login.test/tenant-a/v2.0']]);
  const several = resourceMetadata(metadata, { ...signIn, tenants: ['tenant-a', 'tenant-b'] });
  expect(several['authorization_servers']).toEqual(['https://login.test/organizations/v2.0']);
});

test('a 401 says where that is written, and whether the token was the reason; other answers say nothing of it', async () => {
  const challengeFor = async (status: number, headers: Record<string, string> = {}) => {
    const handler = challenged(async () => ({ status, headers: { 'x-kept': 'yes' } }));
    const context = new InvocationContext({ invocationId: 'i', functionName: 'f' });
    const response = (await handler(at('/api/mcp?a=b', headers), context)) as HttpResponseInit;
    const given = response.headers as Record<string, string>;
    return [given['x-kept'], given['www-authenticate']];
  };
  const where = 'resource_metadata="https://app.test/api/mcp/oauth-protected-resource"';
  expect(await challengeFor(401)).toEqual(['yes', `Bearer ${where}`]);
  expect(await challengeFor(401, { authorization: 'Bearer x' })).toEqual([
    'yes',
    `Bearer error="invalid_token", ${where}`,
  ]);
  expect(await challengeFor(200)).toEqual(['yes', undefined]);
});
