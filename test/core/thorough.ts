import fc from 'fast-check';

/** More cases than usual, unless the run as a whole is one with few cases (as against mutants). */
export function thorough(numRuns: number): { numRuns: number } {
  return { numRuns: Math.min(numRuns, fc.readConfigureGlobal().numRuns ?? numRuns) };
}
