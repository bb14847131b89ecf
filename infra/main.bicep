// Everything that Time Agent needs of Azure, in a resource group of its own. `azd up` deploys it; README.md explains.
targetScope = 'subscription'

@description('Name of the deployment; the resource group is called rg-NAME.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('Region, say westeurope. It has to offer Functions Flex Consumption.')
param location string

@description('How many people it is for. sizes.json says what that buys.')
@allowed([
  'small'
  '10k'
  '50k'
  '200k'
])
param size string = 'small'

@description('Application (client) id of the API’s Entra registration: the audience of access tokens.')
param signInAudience string

@description('Tenants that may use the app: ids separated by commas. There is no "all".')
param allowedTenants string

@description('Version of Node.js that the Functions app runs on.')
@allowed([
  '22'
  '24'
])
param nodeVersion string = '24'

@description('Address of an Azure OpenAI resource, or nothing: then rules and templates review and word.')
param openAiEndpoint string = ''

@description('Name of the model deployment in it.')
param openAiDeployment string = ''

@description('Whether people are written to in Teams: makes the registration of a bot.')
param withBot bool = true

@secure()
@description('Keys for webhooks (infra/README.md, Webhooks), or nothing: then there are none.')
param webhookSigning string = ''

@description('Origins that events may go to although they are not public, separated by commas.')
param webhookAllowedOrigins string = ''

@description('Store, queues and storage can be reached from a virtual network only. Takes Service Bus Premium.')
param privateNetworking bool = false

@description('Id in the manifest of the app in Teams, or nothing: then cards lead to no tab.')
param teamsAppId string = ''

@description('Where the tab lies in a browser (https), or nothing.')
param teamsTabAddress string = ''

@description('Monthly budget in the currency of the subscription; 0 sets up none.')
@minValue(0)
param monthlyBudget int = 0

@description('Who hears of a budget that is nearly used up: one mail address.')
param budgetContact string = ''

@description('Who gets the mails of alerts: one address, or nothing: then there are no alerts.')
param alertContact string = ''

@description('First day of the month in which the budget begins.')
param budgetStart string = utcNow('yyyy-MM-01')

var sizes = loadJsonContent('sizes.json')
var bought = sizes[size]
// Private endpoints are for the Premium tier only.
var messagingUnits = privateNetworking ? max(bought.messagingUnits, 1) : bought.messagingUnits
var publicAccess = privateNetworking ? 'Disabled' : 'Enabled'
var suffix = uniqueString(subscription().id, environmentName, location)
var tags = {
  'azd-env-name': environmentName
}

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: 'id-timeagent-${suffix}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    suffix: suffix
    location: location
    tags: tags
    principalId: identity.outputs.principalId
  }
}

module store 'modules/store.bicep' = {
  name: 'store'
  scope: group
  params: {
    name: 'cosmos-timeagent-${suffix}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    serverless: bought.serverless
    maxThroughput: bought.maxThroughput
    publicAccess: publicAccess
  }
}

module queues 'modules/queues.bicep' = {
  name: 'queues'
  scope: group
  params: {
    name: 'sb-timeagent-${suffix}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    messagingUnits: messagingUnits
    publicAccess: publicAccess
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: 'sttime${suffix}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    publicAccess: publicAccess
  }
}

module network 'modules/network.bicep' = if (privateNetworking) {
  name: 'network'
  scope: group
  params: {
    name: 'vnet-timeagent-${suffix}'
    location: location
    tags: tags
  }
}

module storeEndpoint 'modules/private-endpoint.bicep' = if (privateNetworking) {
  name: 'storeEndpoint'
  scope: group
  params: {
    name: 'pe-store-${suffix}'
    location: location
    tags: tags
    networkId: network.outputs.id
    subnetId: network.outputs.endpointsSubnetId
    targetId: store.outputs.id
    part: 'Sql'
    zoneName: 'privatelink.documents.azure.com'
  }
}

module queuesEndpoint 'modules/private-endpoint.bicep' = if (privateNetworking) {
  name: 'queuesEndpoint'
  scope: group
  params: {
    name: 'pe-queues-${suffix}'
    location: location
    tags: tags
    networkId: network.outputs.id
    subnetId: network.outputs.endpointsSubnetId
    targetId: queues.outputs.id
    part: 'namespace'
    zoneName: 'privatelink.servicebus.windows.net'
  }
}

module storageEndpoint 'modules/private-endpoint.bicep' = if (privateNetworking) {
  name: 'storageEndpoint'
  scope: group
  params: {
    name: 'pe-storage-${suffix}'
    location: location
    tags: tags
    networkId: network.outputs.id
    subnetId: network.outputs.endpointsSubnetId
    targetId: storage.outputs.id
    part: 'blob'
    zoneName: 'privatelink.blob.${environment().suffixes.storage}'
  }
}

module vault 'modules/vault.bicep' = if (!empty(webhookSigning)) {
  name: 'vault'
  scope: group
  params: {
    name: 'kv-${suffix}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    webhookSigning: webhookSigning
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  scope: group
  params: {
    name: 'func-timeagent-${suffix}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    nodeVersion: nodeVersion
    maximumInstanceCount: bought.maximumInstanceCount
    storageName: storage.outputs.name
    packagesUrl: storage.outputs.packagesUrl
    cosmosEndpoint: store.outputs.endpoint
    cosmosDatabase: store.outputs.database
    serviceBusHost: queues.outputs.host
    insightsConnectionString: monitoring.outputs.connectionString
    signInAuthority: environment().authentication.loginEndpoint
    signInAudience: signInAudience
    allowedTenants: allowedTenants
    openAiEndpoint: openAiEndpoint
    openAiDeployment: openAiDeployment
    withBot: withBot
    webhookSigning: empty(webhookSigning) ? '' : vault.outputs.webhookSigning
    webhookAllowedOrigins: webhookAllowedOrigins
    subnetId: privateNetworking ? network.outputs.appSubnetId : ''
    teamsAppId: teamsAppId
    teamsTabAddress: teamsTabAddress
  }
}

module bot 'modules/bot.bicep' = if (withBot) {
  name: 'bot'
  scope: group
  params: {
    name: 'bot-timeagent-${suffix}'
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    endpoint: '${app.outputs.address}/messages'
  }
}

module workbook 'modules/workbook.bicep' = {
  name: 'workbook'
  scope: group
  params: {
    location: location
    tags: tags
    insightsId: monitoring.outputs.insightsId
  }
}

module alerts 'modules/alerts.bicep' = if (!empty(alertContact)) {
  name: 'alerts'
  scope: group
  params: {
    location: location
    tags: tags
    insightsId: monitoring.outputs.insightsId
    serviceBusId: queues.outputs.id
    contact: alertContact
  }
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0) {
  name: 'budget'
  scope: group
  params: {
    amount: monthlyBudget
    startDate: budgetStart
    contact: budgetContact
  }
}

output RESOURCE_GROUP string = group.name
output FUNCTION_APP string = app.outputs.name
output API_ADDRESS string = app.outputs.address
output IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
output APP_HOST string = app.outputs.host
output BOT_ID string = identity.outputs.clientId
