import { type Rule, unless } from './rule.ts';
import { operationsOf } from './walk.ts';

const products = /\b(api|connector|power (automate|apps|platform)|teams|dynamics|microsoft|copilot)\b/i;
const bytesMax = 1_048_576;

/** Rules about the document as a whole. */
export const documentRules = {
  'the title has at most 30 characters and names no product': ({ info }) =>
    unless(info.title.length <= 30 && !products.test(info.title), 'info.title'),
  'the description has 30 to 500 characters and names no product': ({ info: { description } }) =>
    unless(
      description.length >= 30 && description.length <= 500 && !products.test(description),
      'info.description',
    ),
  'the contact has name, url and email': ({ info }) => {
    const { name, url, email } = info.contact;
    return unless(Boolean(name && /^https:/.test(url ?? '') && email?.includes('@')), 'info.contact');
  },
  'the metadata has website, privacy policy and at most two categories': swagger => {
    const list = (swagger['x-ms-connector-metadata'] ?? []) as {
      propertyName: string;
      propertyValue: string;
    }[];
    const value = (name: string) => list.find(each => each.propertyName === name)?.propertyValue ?? '';
    const sites = [value('Website'), value('Privacy policy')].every(site => site.startsWith('https://'));
    const categories = value('Categories').split(';').filter(Boolean);
    return unless(sites && categories.length >= 1 && categories.length <= 2, 'x-ms-connector-metadata');
  },
  'the host is a public one, reached by https': ({ host, schemes }) =>
    unless(
      /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) &&
        !/localhost|^\d+\.|staging|\btest\b/.test(host) &&
        schemes.join() === 'https',
      'host',
    ),
  'the document has at most 1 MB': swagger =>
    unless(Buffer.byteLength(JSON.stringify(swagger, null, 2)) <= bytesMax, 'size'),
  'there is no null anywhere': swagger => unless(!JSON.stringify(swagger).includes('null'), 'null'),
  'the connection test is an operation': swagger => {
    const { testConnection } = (swagger['x-ms-capabilities'] ?? {}) as {
      testConnection?: { operationId: string };
    };
    return unless(idsOf(swagger).includes(testConnection?.operationId ?? ''), 'x-ms-capabilities');
  },
  'what agents may call are operations, and those that write ask first': swagger => {
    const data = swagger['x-ms-openai-data'] as { operations?: Record<string, unknown>[] } | undefined;
    const reads = /^(Get|List|Preview)/;
    const listed = data?.operations ?? [];
    const holds = listed.every(each => {
      const id = String(each['operationId']);
      return (
        idsOf(swagger).includes(id) && (reads.test(id) || each['x-ms-require-user-confirmation'] === true)
      );
    });
    return unless(listed.length > 0 && holds, 'x-ms-openai-data');
  },
} satisfies Record<string, Rule>;

function idsOf(swagger: Parameters<Rule>[0]): string[] {
  return operationsOf(swagger).map(({ operation }) => operation.operationId);
}
