import type { Operation } from '../operations/operation.ts';

const site = 'https://time-agent.example.com';

export const defaultHost = 'time-agent.example.com';
export const brandColour = '#2f5d8a';

/** What the definition says about the connector as a whole. */
export const about = {
  info: {
    title: 'Time Agent',
    description:
      'Drafts, checks, explains and stores the time entries of a week: for one person, or with one action for everybody in the organisation.',
    version: '1.0',
    contact: { name: 'Time Agent', url: `${site}/support`, email: 'support@time-agent.example.com' },
  },
  metadata: [
    { propertyName: 'Website', propertyValue: site },
    { propertyName: 'Privacy policy', propertyValue: `${site}/privacy` },
    { propertyName: 'Categories', propertyValue: 'Productivity;Human Resources' },
  ],
  security: {
    securityDefinitions: {
      entra: {
        type: 'oauth2',
        flow: 'accessCode',
        authorizationUrl: 'https://login.microsoftonline.com/common/oauth2/authorize',
        tokenUrl: 'https://login.microsoftonline.com/common/oauth2/token',
        scopes: {},
      },
    },
    security: [{ entra: [] }],
  },
  /** Operations that an agent may call, and whether the person is asked first. */
  agents(operations: readonly Operation[]) {
    const open = operations.filter(({ agent }) => agent !== undefined);
    return {
      'openai-enabled': true,
      operations: open.map(({ id, agent }) => ({
        operationId: id,
        'x-ms-require-user-confirmation': agent === 'confirmed',
      })),
    };
  },
} as const;
