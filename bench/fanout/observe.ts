import { histogram, type LatencyFigures } from '../harness/histogram.ts';
import type { Told } from './instance.ts';
import type { Worked } from './worked.ts';

/** The memory of all instances at one moment of the campaign. */
export type MemorySample = { finished: number; rssMb: number; heapMb: number };

/** Gathers what the instances tell. */
export function observer() {
  const latest = new Map<number, Told>();
  /** Of instances that are no more. */
  let earlierCpuMs = 0;
  const worked: Worked[] = [];
  const faults: string[] = [];
  const memory: MemorySample[] = [];
  return {
    faults,
    memory,
    hear(instance: number, told: Told): void {
      const before = latest.get(instance);
      // Processor time that is less than before is that of a new process.
      if (before && told.cpuMs < before.cpuMs) earlierCpuMs += before.cpuMs;
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
    cpuMs: () => [...latest.values()].reduce((total, told) => total + told.cpuMs, earlierCpuMs),
    waits: (tenantId: string): LatencyFigures => latencies(worked, tenantId, each => each.waitMs),
    work: (tenantId: string): LatencyFigures => latencies(worked, tenantId, each => each.workMs),
  };
}

function latencies(all: readonly Worked[], tenantId: string, of: (one: Worked) => number): LatencyFigures {
  return histogram(all.filter(one => one.tenantId === tenantId).map(of));
}

/** The medians over a stretch of the campaign: a single moment says more of the garbage collector than of the app. */
export function memoryBetween(memory: readonly MemorySample[], from: number, to: number) {
  const stretch = memory.filter(({ finished }) => from <= finished && finished <= to);
  return {
    rssMb: median(stretch.map(({ rssMb }) => rssMb)),
    heapMb: median(stretch.map(each => each.heapMb)),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_048_576);
}
