import { z } from 'zod';
import type { TableName } from '../kql/schema.ts';
import type { Dynamic, Row } from '../kql/value.ts';

/** A record as the exporter of Application Insights sends it, as far as its tables show it. */
const common = { properties: z.record(z.string(), z.string()).default({}) };
const measured = { ...common, measurements: z.record(z.string(), z.number()).default({}) };
const called = {
  ...measured,
  ...{ id: z.string(), name: z.string(), duration: z.string(), success: z.boolean() },
};

const data = z.discriminatedUnion('baseType', [
  z.object({
    baseType: z.literal('RequestData'),
    baseData: z.object({ ...called, responseCode: z.coerce.string() }),
  }),
  z.object({
    baseType: z.literal('RemoteDependencyData'),
    baseData: z.object({
      ...called,
      resultCode: z.coerce.string().default(''),
      type: z.string().default(''),
    }),
  }),
  z.object({ baseType: z.literal('EventData'), baseData: z.object({ ...measured, name: z.string() }) }),
  z.object({
    baseType: z.literal('MetricData'),
    baseData: z.object({
      ...common,
      metrics: z.array(
        z.object({
          ...{ name: z.string(), value: z.number(), count: z.number().default(1) },
          ...{ min: z.number().optional(), max: z.number().optional() },
        }),
      ),
    }),
  }),
  z.object({
    baseType: z.literal('MessageData'),
    baseData: z.object({ ...measured, message: z.string(), severityLevel: z.unknown().optional() }),
  }),
  z.object({
    baseType: z.literal('ExceptionData'),
    baseData: z.object({
      ...measured,
      exceptions: z.array(z.object({ typeName: z.string().default(''), message: z.string() })).min(1),
    }),
  }),
]);

export const envelope = z.object({
  time: z.iso.datetime().transform(text => new Date(text)),
  tags: z.record(z.string(), z.string()).default({}),
  data,
});
type Envelope = z.output<typeof envelope>;

export type Placed = { table: TableName; row: Row };

/** The rows that a record comes to. A record of metrics has one for each; what describes the resource has none. */
export function rowsOf({ time, tags, data }: Envelope): Placed[] {
  const base = {
    timestamp: time,
    operation_Id: tags['ai.operation.id'] ?? '',
    customDimensions: data.baseData.properties as Dynamic,
  };
  switch (data.baseType) {
    case 'RequestData': {
      const { responseCode, ...call } = data.baseData;
      const operation_Name = tags['ai.operation.name'] ?? '';
      const row = { ...base, ...callOf(call), resultCode: responseCode, operation_Name };
      return [{ table: 'requests', row: { ...row, itemType: 'request' } }];
    }
    case 'RemoteDependencyData': {
      const { resultCode, type, ...call } = data.baseData;
      const operation_ParentId = tags['ai.operation.parentId'] ?? '';
      const row = { ...base, ...callOf(call), resultCode, type, operation_ParentId };
      return [{ table: 'dependencies', row: { ...row, itemType: 'dependency' } }];
    }
    case 'EventData': {
      const { name, measurements } = data.baseData;
      const row = { ...base, itemType: 'customEvent', name, customMeasurements: measurements };
      return [{ table: 'customEvents', row }];
    }
    case 'MetricData':
      return data.baseData.metrics
        .filter(({ name }) => name !== '_OTELRESOURCE_')
        .map(metric => ({ table: 'customMetrics', row: { ...base, ...metricOf(metric) } }));
    case 'MessageData': {
      const row = { ...base, itemType: 'trace', message: data.baseData.message, severityLevel: null };
      return [{ table: 'traces', row }];
    }
    case 'ExceptionData': {
      const [first] = data.baseData.exceptions;
      const row = { ...base, itemType: 'exception', type: first?.typeName ?? '' };
      return [{ table: 'exceptions', row: { ...row, outerMessage: first?.message ?? '' } }];
    }
  }
}

type Called = { id: string; name: string; duration: string; success: boolean; measurements: Dynamic };

function callOf({ id, name, duration, success, measurements }: Called): Row {
  const row = { id, name, duration: millisecondsOf(duration), customMeasurements: measurements };
  return { ...row, success: success ? 'True' : 'False' };
}

type Metric = {
  name: string;
  value: number;
  count: number;
  min?: number | undefined;
  max?: number | undefined;
};

/** Of one value, smallest and largest are that value. */
function metricOf({ name, value, count, min = value, max = value }: Metric): Row {
  const sums = { value, valueSum: value, valueCount: count, valueMin: min, valueMax: max };
  return { itemType: 'customMetric', name, ...sums };
}

/** `DD.HH:MM:SS.FFFFFFF`, days and fractions left out where there are none. */
function millisecondsOf(duration: string): number {
  const [, days = 0, hours, minutes, seconds] =
    /^(?:(\d+)\.)?(\d\d):(\d\d):(\d\d(?:\.\d+)?)$/.exec(duration) ?? [];
  if (hours === undefined) throw new Error(`The duration ${duration} cannot be read.`);
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000;
}
