// What administrators look at: the saved queries as pictures. `npm run build:workbook` makes the file.
param location string
param tags object
param insightsId string

var content = loadJsonContent('../workbook.json')

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(insightsId, 'timeagent')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    category: 'workbook'
    displayName: 'Time Agent'
    version: 'Notebook/1.0'
    sourceId: insightsId
    serializedData: string(union(content, {
      fallbackResourceIds: [
        insightsId
      ]
    }))
  }
}
