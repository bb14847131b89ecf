// The Service Bus namespace and its queues. Shared access keys are switched off: only Entra identities get in.
param name string
param location string
param tags object
param principalId string

@description('Enabled, or Disabled where only a virtual network gets in.')
param publicAccess string

@description('Messaging units of the Premium tier: 1, 2, 4, 8 or 16. 0 takes the Standard tier.')
param messagingUnits int

var dataReceiver = '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
var dataSender = '69a216fc-b8eb-44d8-bc22-1f3c2cd27a39'

// Messages that are delivered too often anywhere are gathered in one queue, which a function empties.
var rules = {
  lockDuration: 'PT1M'
  maxDeliveryCount: 10
  requiresDuplicateDetection: true
  duplicateDetectionHistoryTimeWindow: 'PT10M'
}

var workQueues = [
  'runs'
  'org-runs'
  'deliveries'
  'webhooks'
]

var standard = {
  name: 'Standard'
  tier: 'Standard'
}

var premium = {
  name: 'Premium'
  tier: 'Premium'
  capacity: messagingUnits
}

resource namespace 'Microsoft.ServiceBus/namespaces@2022-10-01-preview' = {
  name: name
  location: location
  tags: tags
  sku: messagingUnits > 0 ? premium : standard
  properties: {
    disableLocalAuth: true
    publicNetworkAccess: publicAccess
    minimumTlsVersion: '1.2'
  }
}

resource deadLetters 'Microsoft.ServiceBus/namespaces/queues@2022-10-01-preview' = {
  parent: namespace
  name: 'dead-letters'
  properties: rules
}

resource work 'Microsoft.ServiceBus/namespaces/queues@2022-10-01-preview' = [for queue in workQueues: {
  parent: namespace
  name: queue
  properties: union(rules, {
    forwardDeadLetteredMessagesTo: deadLetters.name
  })
}]

resource receives 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace.id, principalId, dataReceiver)
  scope: namespace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataReceiver)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

resource sends 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace.id, principalId, dataSender)
  scope: namespace
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataSender)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

output id string = namespace.id
output host string = '${namespace.name}.servicebus.windows.net'
