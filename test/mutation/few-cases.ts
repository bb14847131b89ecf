import fc from 'fast-check';

/** A mutant is caught by the first case that fails, or by none of a few dozen: properties need no more for it. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 40, endOnFailure: true });
