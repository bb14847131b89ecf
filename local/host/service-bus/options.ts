import { readConnection } from '../connection.ts';
import type { RegisteredFunction } from '../registry.ts';

/** `extensions.serviceBus` of host.json, as far as it means something here. */
export interface ServiceBusSettings {
  maxConcurrentCalls?: number;
  prefetchCount?: number;
  autoCompleteMessages?: boolean;
  /** `hh:mm:ss` */
  maxAutoLockRenewalDuration?: string;
  maxMessageBatchSize?: number;
}

/** A queue function's options with Azure's defaults filled in. */
export interface QueueOptions {
  /** `Endpoint=sb://…;SharedAccessKeyName=…;SharedAccessKey=…` */
  connection: string;
  queue: string;
  /** How many messages one call gets: one, or all that are there, up to `batchMax`. */
  cardinality: 'one' | 'many';
  batchMax: number;
  /** How many calls run at once in this process; with cardinality `many` it is one. */
  callsMax: number;
  /** False leaves it to the function to complete its messages. */
  autoComplete: boolean;
  /** How long a lock is renewed while a call runs. */
  renewalMsMax: number;
}

/** Reads the options of a queue trigger. Throws an error that names the function and the option. */
export function readOptions(
  { name, trigger }: RegisteredFunction,
  settings: ServiceBusSettings = {},
): QueueOptions {
  const refuse = (what: string) => new Error(`Function "${name}": ${what}`);
  if (trigger['topicName'] !== undefined) throw refuse('the local host has no topics, only queues.');
  if (trigger['isSessionsEnabled'] === true) throw refuse('the local host has no sessions.');
  const { queueName: queue, cardinality = 'one', autoCompleteMessages } = trigger;
  if (typeof queue !== 'string' || queue === '') throw refuse('its queueName must be a text.');
  if (cardinality !== 'one' && cardinality !== 'many') throw refuse('its cardinality must be one or many.');
  return {
    connection: readConnection(name, 'connection', trigger['connection'], 'fullyQualifiedNamespace'),
    queue,
    cardinality,
    batchMax: readCount('maxMessageBatchSize', settings.maxMessageBatchSize, 1000),
    callsMax: readCount('maxConcurrentCalls', settings.maxConcurrentCalls, 16),
    autoComplete: (autoCompleteMessages ?? settings.autoCompleteMessages ?? true) === true,
    renewalMsMax: readTimeSpan(settings.maxAutoLockRenewalDuration ?? '00:05:00'),
  };
}

function readCount(option: string, value: number | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Error(`host.json: extensions.serviceBus.${option} must be a whole number from 1 on.`);
}

function readTimeSpan(text: string): number {
  const [, hours, minutes, seconds] = /^(\d{1,2}):([0-5]\d):([0-5]\d)$/.exec(text) ?? [];
  if (hours === undefined) {
    throw new Error('host.json: extensions.serviceBus.maxAutoLockRenewalDuration must read hh:mm:ss.');
  }
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}
