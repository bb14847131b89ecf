// The Cosmos DB account, its database and containers. Keys are switched off: only Entra identities get in.
param name string
param location string
param tags object
param principalId string

@description('Enabled, or Disabled where only a virtual network gets in.')
param publicAccess string

@description('Pay for each request, instead of for throughput that is set aside.')
param serverless bool

@description('The most RU/s that each container may grow to; a tenth of it is paid for in any case. Not for serverless.')
param maxThroughput object

// Read and write documents, and read the account; nothing that makes or deletes containers.
var dataContributor = '00000000-0000-0000-0000-000000000002'

var serverlessCapability = [
  {
    name: 'EnableServerless'
  }
]

// Bounded Staleness and one region that is written to: the app refuses to start on anything weaker.
resource account 'Microsoft.DocumentDB/databaseAccounts@2024-05-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [
      {
        locationName: location
        failoverPriority: 0
        isZoneRedundant: false
      }
    ]
    enableMultipleWriteLocations: false
    consistencyPolicy: {
      defaultConsistencyLevel: 'BoundedStaleness'
      maxIntervalInSeconds: 5
      maxStalenessPrefix: 10
    }
    capabilities: serverless ? serverlessCapability : []
    disableLocalAuth: true
    publicNetworkAccess: publicAccess
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: 'Continuous7Days'
      }
    }
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-05-15' = {
  parent: account
  name: 'timeagent'
  properties: {
    resource: {
      id: 'timeagent'
    }
  }
}

// Only what queries filter and sort by is indexed: most of a document is written often and never searched.
resource timesheets 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-05-15' = {
  parent: database
  name: 'timesheets'
  properties: {
    resource: {
      id: 'timesheets'
      partitionKey: {
        paths: [
          '/tenantId'
          '/userId'
        ]
        kind: 'MultiHash'
        version: 2
      }
      defaultTtl: -1
      indexingPolicy: {
        indexingMode: 'consistent'
        automatic: true
        includedPaths: [
          {
            path: '/kind/?'
          }
          {
            path: '/consent/?'
          }
          {
            path: '/zone/?'
          }
          {
            path: '/groups/[]/?'
          }
          {
            path: '/relayedAt/?'
          }
          {
            path: '/createdAt/?'
          }
          {
            path: '/week/?'
          }
          {
            path: '/state/?'
          }
        ]
        excludedPaths: [
          {
            path: '/*'
          }
        ]
      }
    }
    options: serverless ? {} : {
      autoscaleSettings: {
        maxThroughput: maxThroughput.timesheets
      }
    }
  }
}

resource tenants 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-05-15' = {
  parent: database
  name: 'tenants'
  properties: {
    resource: {
      id: 'tenants'
      partitionKey: {
        paths: [
          '/tenantId'
        ]
        kind: 'Hash'
        version: 2
      }
      defaultTtl: -1
      indexingPolicy: {
        indexingMode: 'consistent'
        automatic: true
        includedPaths: [
          {
            path: '/kind/?'
          }
          {
            path: '/state/?'
          }
          {
            path: '/createdAt/?'
          }
        ]
        excludedPaths: [
          {
            path: '/*'
          }
        ]
        compositeIndexes: [
          [
            {
              path: '/kind'
              order: 'ascending'
            }
            {
              path: '/createdAt'
              order: 'descending'
            }
          ]
        ]
      }
    }
    options: serverless ? {} : {
      autoscaleSettings: {
        maxThroughput: maxThroughput.tenants
      }
    }
  }
}

// Read by id only.
resource totals 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-05-15' = {
  parent: database
  name: 'totals'
  properties: {
    resource: {
      id: 'totals'
      partitionKey: {
        paths: [
          '/tenantId'
          '/projectId'
        ]
        kind: 'MultiHash'
        version: 2
      }
      defaultTtl: -1
      indexingPolicy: {
        indexingMode: 'consistent'
        automatic: true
        includedPaths: []
        excludedPaths: [
          {
            path: '/*'
          }
        ]
      }
    }
    options: serverless ? {} : {
      autoscaleSettings: {
        maxThroughput: maxThroughput.totals
      }
    }
  }
}

// Where the Functions host keeps how far the change feed has been read. It searches them in its own ways.
resource leases 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-05-15' = {
  parent: database
  name: 'leases'
  properties: {
    resource: {
      id: 'leases'
      partitionKey: {
        paths: [
          '/id'
        ]
        kind: 'Hash'
        version: 2
      }
    }
    options: serverless ? {} : {
      autoscaleSettings: {
        maxThroughput: maxThroughput.leases
      }
    }
  }
}

resource reads 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-05-15' = {
  parent: account
  name: guid(account.id, principalId, dataContributor)
  properties: {
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${dataContributor}'
    principalId: principalId
    scope: account.id
  }
}

output id string = account.id
output endpoint string = account.properties.documentEndpoint
output database string = database.name
