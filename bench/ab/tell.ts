import { telemetryOf } from '../../functions/io/telemetry.ts';
import type { ArmName } from './arms.ts';
import type { Samples } from './trial.ts';

const arms: readonly ArmName[] = ['tools', 'batch'];
const key = '00000000-0000-4000-8000-000000000000';
/** Events between two flushes: beyond some two thousand that wait, the exporter drops them. */
const burst = 500;

/**
 * Tells telemetry of each week in each arm, by how many per cent of the people share one project, so that the workbook
 * shows both designs side by side. `to` is a connection string of Application Insights, or the address of the local stack's.
 */
export async function tellTrials(to: string, trials: ReadonlyMap<number, Samples>): Promise<number> {
  const plain = /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(to);
  const connectionString = plain ? `InstrumentationKey=${key};IngestionEndpoint=${to}` : to;
  const telemetry = await telemetryOf({ connectionString, entra: false, ...(plain && { endpoint: to }) });
  let told = 0;
  for (const { arm, workMs, sharePercent, waits } of weeksOf(trials)) {
    const measurements = { workMs, sharePercent, waits };
    telemetry.event({ name: 'TrialCompleted', tenantId: 'trial', codes: { arm }, measurements });
    told += 1;
    if (told % burst === 0) await telemetry.flush();
  }
  await telemetry.flush();
  return told;
}

function* weeksOf(trials: ReadonlyMap<number, Samples>) {
  for (const [sharePercent, samples] of trials)
    for (const arm of arms)
      for (const { workMs, waits } of samples[arm]) yield { arm, workMs, sharePercent, waits: waits.length };
}
