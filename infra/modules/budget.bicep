// A mail when four fifths of the month's budget are used, and when all of it is foreseen to be. It stops nothing.
param amount int
param startDate string
param contact string

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: 'timeagent'
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: startDate
    }
    notifications: {
      used: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: [
          contact
        ]
      }
      foreseen: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: [
          contact
        ]
      }
    }
  }
}
