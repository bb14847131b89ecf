import type { Delivery } from '../../core/delivery.ts';
import type { Services } from '../ports.ts';

/** `notInstalled` is how it is for whoever does not want the bot, and no failure. */
export function tellEnded(
  { telemetry }: Pick<Services, 'telemetry'>,
  tenantId: string,
  { message, state, attempts, reason = state }: Delivery,
): void {
  telemetry.measure('delivery.ended', 1, state);
  if (state !== 'failed' && state !== 'blocked') return;
  const codes = { message, state, why: reason };
  telemetry.event({ name: 'DeliveryFailed', tenantId, codes, measurements: { attempts } });
}
