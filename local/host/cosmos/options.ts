import { readConnection } from '../connection.ts';
import type { RegisteredFunction } from '../registry.ts';

/** A container, and the account that it lies in. */
export interface ContainerAddress {
  /** `AccountEndpoint=…;AccountKey=…` */
  connection: string;
  database: string;
  container: string;
}

/** A Cosmos function's options with Azure's defaults filled in. */
export interface CosmosOptions {
  source: ContainerAddress;
  leases: ContainerAddress;
  /** Functions that read one container each need a prefix of their own, or they share one place in its feed. */
  leasePrefix: string;
  createLeases: boolean;
  /** The most documents of one call, or what the server takes for a page. One transaction is never torn apart. */
  documentsMax: number | undefined;
  /** Where a function starts that has no leases yet. */
  start: { kind: 'now' } | { kind: 'beginning' } | { kind: 'time'; at: Date };
  /** How long a feed without anything new is left alone. */
  pollDelayMs: number;
  /** How often leases are looked at for ones to take. */
  acquireIntervalMs: number;
  renewIntervalMs: number;
  /** A lease that has not been renewed for so long may be taken by anyone. */
  expirationMs: number;
}

/** Reads the options of a Cosmos trigger. Throws an error that names the function and the option. */
export function readOptions({ name, trigger }: RegisteredFunction): CosmosOptions {
  const refuse = (what: string) => new Error(`Function "${name}": ${what}`);
  if (trigger['collectionName'] !== undefined || trigger['connectionStringSetting'] !== undefined) {
    throw refuse('its options are those of extension 3. Use connection and containerName.');
  }
  if ((trigger['changeFeedMode'] ?? 'LatestVersion') !== 'LatestVersion') {
    throw refuse(
      'the local Cosmos server has the latest versions only, no changeFeedMode but LatestVersion.',
    );
  }
  const text = (option: string, fallback?: string) => {
    const value = trigger[option] ?? fallback;
    if (typeof value === 'string' && value !== '') return value;
    throw refuse(`its ${option} must be a text.`);
  };
  // Azure takes 0 for "not set".
  const count = (option: string, fallback: number) => {
    const value = trigger[option] ?? 0;
    if (Number.isInteger(value) && Number(value) >= 0) return Number(value) || fallback;
    throw refuse(`its ${option} must be a whole number from 1 on.`);
  };
  const connectionOf = (option: string) =>
    readConnection(name, option, trigger[option] ?? trigger['connection'], 'accountEndpoint');

  const database = text('databaseName');
  const options: CosmosOptions = {
    source: { connection: connectionOf('connection'), database, container: text('containerName') },
    leases: {
      connection: connectionOf('leaseConnection'),
      database: text('leaseDatabaseName', database),
      container: text('leaseContainerName', 'leases'),
    },
    leasePrefix: String(trigger['leaseContainerPrefix'] ?? ''),
    createLeases: trigger['createLeaseContainerIfNotExists'] === true,
    documentsMax: count('maxItemsPerInvocation', 0) || undefined,
    start: readStart(trigger, refuse),
    pollDelayMs: count('feedPollDelay', 5_000),
    acquireIntervalMs: count('leaseAcquireInterval', 13_000),
    renewIntervalMs: count('leaseRenewInterval', 17_000),
    expirationMs: count('leaseExpirationInterval', 60_000),
  };
  if (options.renewIntervalMs >= options.expirationMs) {
    throw refuse('its leaseRenewInterval must be below its leaseExpirationInterval, or its leases expire.');
  }
  return options;
}

function readStart(
  trigger: RegisteredFunction['trigger'],
  refuse: (what: string) => Error,
): CosmosOptions['start'] {
  const time = trigger['startFromTime'] ?? '';
  const beginning = trigger['startFromBeginning'] === true;
  if (time === '') return { kind: beginning ? 'beginning' : 'now' };
  if (beginning) throw refuse('only one of startFromBeginning and startFromTime can be used.');
  const at = new Date(String(time));
  if (Number.isNaN(at.getTime())) {
    throw refuse('its startFromTime must be a time in UTC such as 2026-11-16T08:00:00Z.');
  }
  return { kind: 'time', at };
}
