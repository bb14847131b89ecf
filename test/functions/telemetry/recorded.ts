import { AsyncLocalStorage } from 'node:async_hooks';
import type { TelemetryEvent } from '../../../core/telemetry/catalogue.ts';
import type { Telemetry } from '../../../functions/telemetry/telemetry.ts';

export type Recorded = Telemetry & {
  events: TelemetryEvent[];
  /** Each with the operation that it was a part of. */
  spans: { name: string; operation: string | undefined; failed: boolean }[];
  measured: { name: string; value: number; code: string }[];
};

/** Telemetry that keeps what it is told, and carries operations on as OpenTelemetry does. */
export function recordedTelemetry(): Recorded {
  const current = new AsyncLocalStorage<string | undefined>();
  const recorded: Recorded = {
    events: [],
    spans: [],
    measured: [],
    within: (parent, work) => (parent === undefined ? work() : current.run(parent, work)),
    async span(name, work) {
      const span = { name, operation: current.getStore(), failed: false };
      recorded.spans.push(span);
      try {
        return await work();
      } catch (error) {
        span.failed = true;
        throw error;
      }
    },
    event: event => void recorded.events.push(event),
    measure: (name, value, code) => void recorded.measured.push({ name, value, code }),
    operation: () => current.getStore(),
    flush: async () => undefined,
  };
  return recorded;
}
