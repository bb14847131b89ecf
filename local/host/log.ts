import type { RpcLogCategory, RpcLogLevel } from './core-types.ts';

/**
 * One line of the host's log. `user` is what the app logs, `system` what the library logs, `host` what this host
 * logs. `error` is the value that a handler threw, when that is what the record is about.
 */
export interface LogRecord {
  level: RpcLogLevel;
  category: RpcLogCategory | 'host';
  message: string;
  functionName?: string;
  invocationId?: string;
  error?: unknown;
}

export type Log = (record: LogRecord) => void;
