// The Functions app on Flex Consumption. It signs in to everything with its identity; no setting holds a secret.
param name string
param location string
param tags object
param identityId string
param identityClientId string
param nodeVersion string

@description('More instances than these are never started; Flex Consumption takes 40 to 1000.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int

param storageName string
param packagesUrl string
param cosmosEndpoint string
param cosmosDatabase string
param serviceBusHost string
param insightsConnectionString string
param signInAuthority string
param signInAudience string
param allowedTenants string
param openAiEndpoint string
param openAiDeployment string
param withBot bool
param teamsAppId string
param teamsTabAddress string

@description('A reference to the secret in the vault, or nothing: then nobody can subscribe to events.')
param webhookSigning string
param webhookAllowedOrigins string

@description('Subnet through which the app reaches everything, or nothing.')
param subnetId string

// Names in the order of functions/io/config.ts; those with two underscores are for the Functions host.
var ownSettings = {
  COSMOS_ENDPOINT: cosmosEndpoint
  COSMOS_DATABASE: cosmosDatabase
  COSMOS__accountEndpoint: cosmosEndpoint
  COSMOS__credential: 'managedidentity'
  COSMOS__clientId: identityClientId
  SERVICE_BUS__fullyQualifiedNamespace: serviceBusHost
  SERVICE_BUS__credential: 'managedidentity'
  SERVICE_BUS__clientId: identityClientId
  SIGN_IN_AUTHORITY: signInAuthority
  SIGN_IN_AUDIENCE: signInAudience
  SIGN_IN_SCOPE: 'Week.ReadWrite'
  ALLOWED_TENANTS: allowedTenants
}

var reviewSettings = {
  AZURE_OPENAI_ENDPOINT: openAiEndpoint
  AZURE_OPENAI_DEPLOYMENT: openAiDeployment
  AZURE_OPENAI_API_VERSION: '2025-01-01-preview'
  REVIEW_DEADLINE_MS: '3000'
}

var botSettings = {
  BOT_APP_ID: identityClientId
  BOT_APP_TYPE: 'UserAssignedMSI'
  BOT_APP_TENANT: tenant().tenantId
  BOT_CHANNEL_METADATA: 'https://login.botframework.com/v1/.well-known/openidconfiguration'
}

var webhookSettings = {
  WEBHOOK_SIGNING: webhookSigning
  WEBHOOK_ALLOWED_ORIGINS: webhookAllowedOrigins
}

var tabSettings = {
  TEAMS_APP_ID: teamsAppId
}

var tabAddressSettings = {
  TEAMS_TAB_ADDRESS: teamsTabAddress
}

var hostSettings = {
  AZURE_CLIENT_ID: identityClientId
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_INSTRUMENTATION_LOGGING_LEVEL: 'ERROR'
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, {
    'azd-service-name': 'app'
  })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    keyVaultReferenceIdentity: identityId
    httpsOnly: true
    clientCertEnabled: false
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packagesUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'node'
        version: nodeVersion
      }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: maximumInstanceCount
      }
    }
  }
}

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: site
  name: 'appsettings'
  properties: union(hostSettings, ownSettings, empty(openAiEndpoint) ? {} : reviewSettings, withBot ? botSettings : {}, empty(webhookSigning) ? {} : webhookSettings, empty(teamsAppId) ? {} : tabSettings, empty(teamsTabAddress) ? {} : tabAddressSettings)
}

// Packages are uploaded with Entra identities only.
resource ftp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: site
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource scm 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: site
  name: 'scm'
  properties: {
    allow: false
  }
}

output name string = site.name
output address string = 'https://${site.properties.defaultHostName}/api'
output host string = site.properties.defaultHostName
