/** A column's name and its Kusto type. */
export type Column = { readonly name: string; readonly type: string };

const common = 'timestamp: datetime, itemType: string, operation_Id: string, customDimensions: dynamic';

/** The tables of Application Insights, as far as this product fills them. Source: its data model in the documentation. */
const declared = {
  requests: `${common}, id: string, name: string, success: string, resultCode: string, duration: real, operation_Name: string, customMeasurements: dynamic`,
  dependencies: `${common}, id: string, name: string, type: string, success: string, resultCode: string, duration: real, operation_ParentId: string, customMeasurements: dynamic`,
  customEvents: `${common}, name: string, customMeasurements: dynamic`,
  customMetrics: `${common}, name: string, value: real, valueCount: int, valueSum: real, valueMin: real, valueMax: real`,
  traces: `${common}, message: string, severityLevel: int`,
  exceptions: `${common}, type: string, outerMessage: string`,
} as const;

export type TableName = keyof typeof declared;

export const tables = Object.fromEntries(
  Object.entries(declared).map(([name, columns]) => [name, columns.split(', ').map(columnOf)]),
) as unknown as Readonly<Record<TableName, readonly Column[]>>;

function columnOf(text: string): Column {
  const [name = '', type = ''] = text.split(': ');
  return { name, type };
}
