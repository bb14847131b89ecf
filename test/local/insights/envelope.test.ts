import { describe, expect, test } from '@jest/globals';
import { envelope, rowsOf } from '../../../local/insights/envelope.ts';

const time = '2026-11-25T17:15:33.807Z';
const tags = { 'ai.operation.id': 'op', 'ai.operation.parentId': 'parent', 'ai.operation.name': 'POST run' };
const placed = (baseType: string, baseData: object) =>
  rowsOf(envelope.parse({ ver: 1, time, tags, data: { baseType, baseData: { ver: 2, ...baseData } } }));

const base = { timestamp: new Date(time), operation_Id: 'op' };

describe('a record of the exporter', () => {
  test('of a step is a row of dependencies', () => {
    const call = { id: '1', name: 'load', duration: '1.02:03:04.5600000', success: false, type: 'InProc' };
    const properties = { errorKind: 'RangeError' };
    expect(
      placed('RemoteDependencyData', { ...call, resultCode: '0', properties, measurements: {} }),
    ).toEqual([
      {
        table: 'dependencies',
        row: {
          ...base,
          ...{ itemType: 'dependency', id: '1', name: 'load', type: 'InProc', resultCode: '0' },
          // A day, two hours, three minutes and 4.56 seconds.
          ...{ duration: 93_784_560, success: 'False', operation_ParentId: 'parent' },
          ...{ customDimensions: properties, customMeasurements: {} },
        },
      },
    ]);
  });

  test('of a request is a row of requests', () => {
    const call = { id: '1', name: 'run', duration: '00:00:00.0100000', success: true, responseCode: 200 };
    expect(placed('RequestData', call)).toEqual([
      {
        table: 'requests',
        row: expect.objectContaining({
          ...{ ...base, itemType: 'request', name: 'run', duration: 10, success: 'True' },
          ...{ resultCode: '200', operation_Name: 'POST run' },
        }),
      },
    ]);
  });

  test('of an event is a row of customEvents, codes and numbers apart', () => {
    const properties = { intent: 'draft' };
    const measurements = { attempts: 1 };
    expect(placed('EventData', { name: 'RunCompleted', properties, measurements })).toEqual([
      {
        table: 'customEvents',
        row: {
          ...{ ...base, itemType: 'customEvent', name: 'RunCompleted' },
          ...{ customDimensions: properties, customMeasurements: measurements },
        },
      },
    ]);
  });

  test('of a histogram is a row of customMetrics, with count, sum and extremes', () => {
    const metric = { name: 'queue.age', kind: 'Aggregation', value: 9, count: 3, min: 2, max: 4 };
    const [row] = placed('MetricData', { metrics: [metric], properties: { queue: 'runs' } });
    expect(row).toEqual({
      table: 'customMetrics',
      row: {
        ...{ ...base, itemType: 'customMetric', name: 'queue.age', customDimensions: { queue: 'runs' } },
        ...{ value: 9, valueSum: 9, valueCount: 3, valueMin: 2, valueMax: 4 },
      },
    });
  });

  test('about the process that sends is no row', () => {
    expect(placed('MetricData', { metrics: [{ name: '_OTELRESOURCE_', value: 1 }] })).toEqual([]);
  });

  test('of a log line or an exception is a row of its table', () => {
    expect(placed('MessageData', { message: 'm' })).toMatchObject([
      { table: 'traces', row: { message: 'm' } },
    ]);
    const exceptions = [{ typeName: 'RangeError', message: 'm' }];
    expect(placed('ExceptionData', { exceptions })).toMatchObject([
      { table: 'exceptions', row: { type: 'RangeError', outerMessage: 'm' } },
    ]);
  });

  test('of a kind that nobody knows here, or without its name, is refused', () => {
    expect(() => placed('AvailabilityData', { name: 'a' })).toThrow('baseType');
    expect(() => placed('EventData', {})).toThrow('name');
    const call = { id: '1', name: 'load', duration: '3 s', success: true };
    expect(() => placed('RemoteDependencyData', call)).toThrow('The duration 3 s cannot be read.');
  });
});
