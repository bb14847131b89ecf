// Who is told of what: a mail for each of the queries in alerts/ that returns rows, and for every dead letter.
param location string
param tags object
param insightsId string
param serviceBusId string

@description('One mail address.')
param contact string

// `range` is what a query gets to see: a comparison with earlier days needs more than the quarter of an hour that is judged.
var rules = [
  {
    name: 'queue-stands-still'
    severity: 1
    range: 'PT15M'
    query: loadTextContent('../alerts/queue-stands-still.kql')
  }
  {
    name: 'outbox-stands-still'
    severity: 1
    range: 'PT15M'
    query: loadTextContent('../alerts/outbox-stands-still.kql')
  }
  {
    name: 'sweep-is-silent'
    severity: 1
    range: 'PT15M'
    query: loadTextContent('../alerts/sweep-is-silent.kql')
  }
  {
    name: 'steps-fail'
    severity: 1
    range: 'PT15M'
    query: loadTextContent('../alerts/steps-fail.kql')
  }
  {
    name: 'store-asks-for-time'
    severity: 2
    range: 'PT15M'
    query: loadTextContent('../alerts/store-asks-for-time.kql')
  }
  {
    name: 'weeks-are-slow'
    severity: 2
    range: 'PT15M'
    query: loadTextContent('../alerts/weeks-are-slow.kql')
  }
  {
    name: 'weeks-are-slower'
    severity: 2
    range: 'P2D'
    query: loadTextContent('../alerts/weeks-are-slower.kql')
  }
  {
    name: 'people-are-not-told'
    severity: 2
    range: 'PT15M'
    query: loadTextContent('../alerts/people-are-not-told.kql')
  }
  {
    name: 'reviews-are-missing'
    severity: 3
    range: 'PT15M'
    query: loadTextContent('../alerts/reviews-are-missing.kql')
  }
  {
    name: 'subscribers-are-lost'
    severity: 3
    range: 'PT15M'
    query: loadTextContent('../alerts/subscribers-are-lost.kql')
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'timeagent'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'timeagent'
    enabled: true
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: contact
        useCommonAlertSchema: true
      }
    ]
  }
}

resource queried 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [for rule in rules: {
  name: rule.name
  location: location
  tags: tags
  properties: {
    displayName: 'Time Agent: ${rule.name}'
    severity: rule.severity
    enabled: true
    scopes: [
      insightsId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    overrideQueryTimeRange: rule.range
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}]

// A function empties this queue and writes the letters down, so what counts is what comes in.
resource deadLetters 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'dead-letters'
  location: 'global'
  tags: tags
  properties: {
    description: 'Messages were given up: see docs/runbook.md, Dead letters.'
    severity: 2
    enabled: true
    scopes: [
      serviceBusId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'letters'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.ServiceBus/namespaces'
          metricName: 'IncomingMessages'
          dimensions: [
            {
              name: 'EntityName'
              operator: 'Include'
              values: [
                'dead-letters'
              ]
            }
          ]
          operator: 'GreaterThan'
          threshold: 0
          timeAggregation: 'Total'
        }
      ]
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}
