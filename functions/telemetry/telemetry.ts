import type { HistogramName, SpanName, TelemetryEvent } from '../../core/telemetry/catalogue.ts';

/** Where the product says how it is doing. It takes names of the catalogue, codes and numbers; there is no room for texts. */
export type Telemetry = {
  /**
   * What `work` brings about belongs to the operation that `parent` (a W3C traceparent) is a part of; without a parent to
   * the one under way, or else to a new one.
   */
  within<T>(parent: string | undefined, work: () => Promise<T>): Promise<T>;
  /** Times a step as a part of the operation under way. What the step throws goes through. */
  span<T>(name: SpanName, work: () => Promise<T> | T): Promise<T>;
  event(event: TelemetryEvent): void;
  /** Adds a value to a histogram, under the code of its dimension, and the tenant where the histogram tells tenants apart. */
  measure(name: HistogramName, value: number, code: string, tenantId?: string): void;
  /** The operation under way as a traceparent, for messages and documents that carry it on. */
  operation(): string | undefined;
  /** Sends what has been gathered: takes long when the other side is away, so only when the process ends. */
  flush(): Promise<void>;
};

/** For an app without Application Insights. */
export const silent: Telemetry = {
  within: (_, work) => work(),
  span: async (_, work) => work(),
  event: () => undefined,
  measure: () => undefined,
  operation: () => undefined,
  flush: async () => undefined,
};
