import { ErrorResponse } from '@azure/cosmos';
import type { Telemetry } from '../telemetry/telemetry.ts';

/** Headers of an answer as the SDK passes them on. */
export type Headers = Readonly<Record<string, unknown>>;

type Asked = { operation: 'read' | 'batch'; tenantId: string | undefined };
type Measures = Pick<Telemetry, 'measure'>;

/** What an answer has cost, and how often the store had asked for time before it. */
export function measureCharge({ measure }: Measures, { operation, tenantId }: Asked, headers: Headers): void {
  measure('store.requestUnits', Number(headers['x-ms-request-charge'] ?? 0), operation, tenantId);
  const refused = Number(headers['x-ms-throttle-retry-count'] ?? 0);
  if (refused > 0) measure('store.throttled', refused, operation, tenantId);
}

/** Tells of a request that was given up because the store kept asking for time; the error goes on in any case. */
export function measureThrottled(
  { measure }: Measures,
  { operation, tenantId }: Asked,
  error: unknown,
): never {
  const refused = throttledTimes(error);
  if (refused > 0) measure('store.throttled', refused, operation, tenantId);
  throw error;
}

/** The SDK counts what it tried again; the last "too many" came on top. A batch's error is wrapped once more. */
function throttledTimes(error: unknown): number {
  if (error instanceof ErrorResponse && error.code === 429)
    return Number(error.headers?.['x-ms-throttle-retry-count'] ?? 0) + 1;
  return error instanceof Error && error.cause !== undefined ? throttledTimes(error.cause) : 0;
}
