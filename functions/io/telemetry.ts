import { randomBytes } from 'node:crypto';
import {
  type Attributes,
  context,
  metrics,
  propagation,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { logs } from '@opentelemetry/api-logs';
import { sha256 } from '../../core/canonical.ts';
import { codeOf, declaredOf, histograms, spanCode } from '../../core/telemetry/catalogue.ts';
import { silent, type Telemetry } from '../telemetry/telemetry.ts';
import type { Config } from './config.ts';

const scope = 'time-agent';

/**
 * Application Insights, or silence where none is configured. Nothing is collected by itself: addresses, headers and
 * statements that instrumentations would record hold ids of people. Nothing is sampled away, either: a run makes about
 * six records, and the one that failed is the one to be found.
 */
export async function telemetryOf(config: Config['telemetry']): Promise<Telemetry> {
  if (!config) return silent;
  // Left to itself it has all of Azure's SDKs print their warnings, with addresses in them.
  process.env['APPLICATIONINSIGHTS_INSTRUMENTATION_LOGGING_LEVEL'] ??= 'ERROR';
  // Takes half a second to load, which only an app that uses it has to pay.
  const { flushAzureMonitor, useAzureMonitor } = await import('applicationinsights');
  useAzureMonitor({
    azureMonitorExporterOptions: await exporterOf(config),
    samplingRatio: 1,
    tracesPerSecond: 0,
    enableTraceBasedSamplingForLogs: false,
    enableLiveMetrics: false,
    enableStandardMetrics: false,
    enablePerformanceCounters: false,
    instrumentationOptions: nothingByItself,
  });
  return { ...openTelemetry(), flush: async () => void (await flushAzureMonitor()) };
}

const off = { enabled: false };
const nothingByItself = {
  ...{ http: off, azureSdk: off, mongoDb: off, mySql: off, postgreSql: off, redis: off, redis4: off },
  ...{ bunyan: off, winston: off, console: off },
};

async function exporterOf({ connectionString, endpoint, entra }: NonNullable<Config['telemetry']>) {
  if (endpoint !== undefined)
    // The parser of connection strings makes https of every endpoint.
    return { connectionString, endpoint, host: endpoint, allowInsecureConnection: true };
  if (!entra) return { connectionString };
  const { DefaultAzureCredential } = await import('@azure/identity');
  return { connectionString, credential: new DefaultAzureCredential() };
}

/** The port on OpenTelemetry, whoever the providers behind it are. */
function openTelemetry(): Omit<Telemetry, 'flush'> {
  const tracer = trace.getTracer(scope);
  const logger = logs.getLogger(scope);
  const record = recorder();
  return {
    within(parent, work) {
      const known = trace.getSpanContext(context.active()) !== undefined;
      if (parent === undefined && known) return work();
      const traceparent = parent ?? newOperation();
      return context.with(propagation.extract(ROOT_CONTEXT, { traceparent }), work);
    },
    span: (name, work) =>
      tracer.startActiveSpan(name, async span => {
        const startedMs = performance.now();
        try {
          return await work();
        } catch (error) {
          // The class of the error and no more: its message may quote what people wrote.
          span.setAttribute(spanCode, codeOf(error instanceof Error ? error.name : typeof error));
          span.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          span.end();
          record('step.duration', performance.now() - startedMs, name);
        }
      }),
    event(event) {
      const { codes, measurements } = declaredOf(event);
      const tenant = hashOf(event.tenantId);
      const attributes: Attributes = { 'microsoft.custom_event.name': event.name, ...codes, tenant };
      logger.emit({ body: { measurements }, attributes });
    },
    measure: (name, value, code, tenantId) => record(name, value, codeOf(code), tenantId),
    operation() {
      const carrier: { traceparent?: string } = {};
      propagation.inject(context.active(), carrier);
      return carrier.traceparent;
    },
  };
}

/** Where no host has begun one: a timer, or a call that came without. */
function newOperation(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
}

function recorder(): Telemetry['measure'] {
  const meter = metrics.getMeter(scope);
  const made = new Map(
    Object.entries(histograms).map(([name, { unit, of, ...rest }]) => [
      name,
      { of, byTenant: 'byTenant' in rest, histogram: meter.createHistogram(name, { unit }) },
    ]),
  );
  return (name, value, code, tenantId) => {
    const known = made.get(name);
    const tenant = known?.byTenant && tenantId !== undefined ? { tenant: hashOf(tenantId) } : {};
    known?.histogram.record(value, { [known.of]: code, ...tenant });
  };
}

const hashes = new Map<string, string>();
const hashesMax = 1_000;

/** Tells tenants apart without naming them. */
function hashOf(tenantId: string): string {
  const known = hashes.get(tenantId);
  if (known !== undefined) return known;
  if (hashes.size >= hashesMax) hashes.clear();
  const hash = sha256(tenantId).slice(0, 16);
  hashes.set(tenantId, hash);
  return hash;
}
