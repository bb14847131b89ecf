import type { ConnectionInputs } from '../../../connector/flow/definition.ts';
import { evaluate } from '../expression/evaluate.ts';
import { ActionFault, Gap } from '../gap.ts';
import type { Perform } from '../graph.ts';
import { type Outputs, surroundingsOf } from '../run.ts';

const dayMs = 24 * 60 * 60 * 1_000;

/** An operation of a connector: ours through its definition, others by their stand-ins. */
export const connection: Perform = async (name, action, frame) => {
  const { host, parameters } = action.inputs as ConnectionInputs;
  const connector = frame.run.connectors.get(host.connectionName);
  if (!connector)
    throw new Gap(`${name} uses the connection ${host.connectionName}, which the flow does not have.`);
  const given = evaluate(parameters, surroundingsOf(frame)) as Record<string, unknown>;
  const itemsMin = action.runtimeConfiguration?.paginationPolicy?.minimumItemCount;
  const outputs = await connector({
    id: host.operationId,
    parameters: given,
    timeoutMs: timeoutOf(action.limit?.timeout),
    ...(itemsMin !== undefined && { itemsMin }),
  });
  if (outputs.statusCode < 400) return { status: 'Succeeded', outputs };
  const { code, message } = problemOf(outputs);
  return { status: 'Failed', outputs, error: { code, message } };
};

function problemOf({ statusCode, body }: Outputs): { code: string; message: string } {
  const { code = String(statusCode), message = '' } = (body ?? {}) as { code?: string; message?: string };
  return { code, message };
}

/** Hours and minutes, such as `PT12H`; without one, a day stands for the month of the platform. */
function timeoutOf(duration: string | undefined): number {
  if (duration === undefined) return dayMs;
  const found = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration);
  if (!found) throw new ActionFault('InvalidTemplate', `${duration} is no duration such as PT12H.`);
  const [hours, minutes, seconds] = found.slice(1).map(each => Number(each ?? 0)) as [number, number, number];
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}
