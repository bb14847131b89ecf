import { brandColour } from './about.ts';

/** Ids of the app registrations, which whoever installs the connector fills in. Neither is a secret. */
const clientId = '00000000-0000-0000-0000-000000000000';
const resourceUri = 'api://time-agent';

const oauth = {
  identityProvider: 'aad',
  clientId,
  scopes: [],
  redirectMode: 'GlobalPerConnector',
  redirectUrl: 'https://global.consent.azure-apim.net/redirect',
  properties: {
    IsFirstParty: 'False',
    AzureActiveDirectoryResourceId: resourceUri,
    IsOnbehalfofLoginSupported: true,
  },
};
const addresses = {
  loginUri: { value: 'https://login.microsoftonline.com' },
  tenantId: { value: 'common' },
  resourceUri: { value: resourceUri },
  enableOnbehalfOfLogin: { value: 'false' },
};

/** A hidden rule of the designer for one kind of sign-in. */
function grant(name: string) {
  return {
    'token:grantType': {
      type: 'string',
      allowedValues: [{ value: name }],
      uiDefinition: constraint('Grant type', 'How the application signs in.', {
        required: 'true',
        hidden: 'true',
      }),
    },
  };
}

function constraint(displayName: string, description: string, constraints: Record<string, string>) {
  return { displayName, description, tooltip: description, constraints };
}

const tenantField = {
  type: 'string',
  metadata: { sourceType: 'AzureActiveDirectoryTenant' },
  uiDefinition: constraint('Tenant ID', 'The Entra tenant of the application.', { required: 'true' }),
};

/** Two ways to sign in: as a person, or as the service principal of a flow that runs unattended. */
export function apiProperties() {
  return {
    properties: {
      connectionParameterSets: {
        uiDefinition: { displayName: 'Authentication Type', description: 'How this connection signs in.' },
        values: [userSet(), servicePrincipalSet()],
      },
      iconBrandColor: brandColour,
      capabilities: [],
      policyTemplateInstances: [nextLinkPolicy],
      publisher: 'Time Agent',
      stackOwner: 'Time Agent',
    },
  };
}

function userSet() {
  return {
    name: 'user',
    uiDefinition: { displayName: 'Sign in as a user', description: 'Acts as the person who signs in.' },
    parameters: {
      token: {
        type: 'oauthSetting',
        oAuthSettings: { ...oauth, customParameters: addresses },
        uiDefinition: constraint('Sign in', 'Sign in with Microsoft Entra ID.', { required: 'true' }),
      },
      'token:TenantId': {
        ...tenantField,
        uiDefinition: { ...tenantField.uiDefinition, constraints: { required: 'false', hidden: 'true' } },
      },
    },
    metadata: { allowSharing: false },
  };
}

function servicePrincipalSet() {
  return {
    name: 'servicePrincipal',
    uiDefinition: {
      displayName: 'Service principal',
      description: 'Acts as an application with the role TimeAgent.Run, for flows that nobody attends.',
    },
    parameters: {
      token: {
        type: 'oauthSetting',
        oAuthSettings: {
          ...oauth,
          customParameters: { ...addresses, grantType: { value: 'client_credentials' } },
        },
        uiDefinition: constraint('Sign in', 'Signs in with the id and secret below.', { required: 'true' }),
      },
      'token:clientId': {
        type: 'string',
        uiDefinition: constraint('Client ID', 'The application id of the service principal.', {
          required: 'true',
        }),
      },
      'token:clientSecret': {
        type: 'securestring',
        uiDefinition: constraint('Client secret', 'A secret of the service principal.', { required: 'true' }),
      },
      'token:TenantId': tenantField,
      ...grant('client_credentials'),
    },
    metadata: { allowSharing: true },
  };
}

/** The platform calls `nextLink` through itself, so its host is rewritten. */
const nextLinkPolicy = {
  templateId: 'updatenextlink',
  title: 'Next link',
  parameters: { 'x-ms-apimTemplateParameter.nextLinkPropertyName': 'nextLink' },
};

/** For `paconn`: which files belong together. Ids of connector and environment are filled in by its user. */
export const settings = {
  connectorId: null,
  environment: null,
  apiProperties: 'apiProperties.json',
  apiDefinition: 'apiDefinition.swagger.json',
  icon: 'icon.png',
  powerAppsUrl: 'https://api.powerapps.com',
  powerAppsApiVersion: '2016-11-01',
};
