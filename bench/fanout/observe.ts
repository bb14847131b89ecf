import { histogram, type LatencyFigures } from '../harness/histogram.ts';
import type { Told } from './instance.ts';
import type { Worked } from './worked.ts';

/** The memory of all instances at one moment of the campaign. */
export type MemorySample = { finished: number; rssMb: number; heapMb: number };

/** Gathers what the instances tell. */
export function observer() {
  const latest = new Map<number, Told>();
  const worked: Worked[] = [];
  const faults: string[] = [];
  const memory: MemorySample[] = [];
  return {
    faults,
    memory,
    hear(instance: number, told: Told): void {
      latest.set(instance, told);
      worked.push(...told.worked);
      faults.push(...told.faults);
    },
    /** Notes what the instances hold now. */
    sample(finished: number): void {
      const all = [...latest.values()];
      const sum = (of: (told: Told) => number) => all.reduce((total, told) => total + of(told), 0);
      memory.push({ finished, rssMb: megabytes(sum(t => t.rss)), heapMb: megabytes(sum(t => t.heapUsed)) });
    },
    /** Processor time of the instances so far. */
    cpuMs: () => [...latest.values()].reduce((total, told) => total + told.cpuMs, 0),
    waits: (tenantId: string): LatencyFigures => latencies(worked, tenantId, each => each.waitMs),
    work: (tenantId: string): LatencyFigures => latencies(worked, tenantId, each => each.workMs),
  };
}

function latencies(all: readonly Worked[], tenantId: string, of: (one: Worked) => number): LatencyFigures {
  return histogram(all.filter(one => one.tenantId === tenantId).map(of));
}

/** What is held when so large a share of the people is done. */
export function memoryAt(memory: readonly MemorySample[], finished: number): MemorySample {
  const none = { finished: 0, rssMb: 0, heapMb: 0 };
  return memory.find(sample => sample.finished >= finished) ?? memory.at(-1) ?? none;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_048_576);
}
