import { describe, expect, test } from '@jest/globals';
import { queues } from '../../local/queues.ts';
import type { QueueRules } from '../../local/service-bus/rules.ts';
import { type BicepFile, child, type Declaration, readBicep } from './bicep.ts';
import { propertyOf, type Value, worthOf } from './values.ts';

type Properties = Record<string, string | number | boolean>;

/** Each queue that a resource stands for: a resource in a loop stands for several. */
function queuesOf(file: BicepFile, resource: Declaration): { name: Value; properties: Properties }[] {
  const read = (names?: ReadonlyMap<string, Value>) => ({
    name: propertyOf(file, resource, 'name', names) as Value,
    properties: propertyOf(file, resource, 'properties', names) as Properties,
  });
  const loop = resource.body.parent;
  if (loop?.type !== 'for_statement') return [read()];
  const each = child(loop, 0).text;
  const values = worthOf(file, child(loop, 1)) as string[];
  return values.map(value => read(new Map([[each, value]])));
}

async function declared(): Promise<QueueRules[]> {
  const file = await readBicep('modules/queues.bicep');
  const resources = file.resources.filter(({ type }) => /\/namespaces\/queues@/.test(type));
  return resources.flatMap(resource => queuesOf(file, resource)).map(rulesOf);
}

function rulesOf({ name, properties }: { name: Value; properties: Properties }): QueueRules {
  const forward = properties['forwardDeadLetteredMessagesTo'];
  const detects = properties['requiresDuplicateDetection'] === true;
  return {
    name: String(name),
    maxDeliveryCount: Number(properties['maxDeliveryCount']),
    lockMs: durationMs(properties['lockDuration']),
    duplicateWindowMs: detects ? durationMs(properties['duplicateDetectionHistoryTimeWindow']) : 0,
    ...(forward !== undefined && { forwardDeadLettersTo: String(forward) }),
  };
}

function durationMs(value: unknown): number {
  const [, minutes, seconds] = /^PT(?:(\d+)M)?(?:(\d+)S)?$/.exec(String(value)) ?? [];
  return (Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) * 1000;
}

const byName = (rules: readonly QueueRules[]) => [...rules].sort((a, b) => a.name.localeCompare(b.name));

describe('the queues of Bicep', () => {
  test('are those of the local stack, with the same rules', async () => {
    expect(byName(await declared())).toEqual(byName(queues));
  });

  test('control: another rule would differ', async () => {
    const [first, ...others] = byName(queues) as [QueueRules, ...QueueRules[]];
    expect(byName(await declared())).not.toEqual([{ ...first, maxDeliveryCount: 11 }, ...others]);
    expect(byName(await declared())).not.toEqual(others);
  });

  test('take no shared access keys', async () => {
    const file = await readBicep('modules/queues.bicep');
    const namespace = file.resources.find(({ name }) => name === 'namespace');
    expect(namespace && propertyOf(file, namespace, 'properties')).toMatchObject({ disableLocalAuth: true });
  });
});
