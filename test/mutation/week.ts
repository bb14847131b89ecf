import { readTests } from './read-tests.ts';

// The oracle's own tests are about falsified stores, not about the product. Those of the review have real time limits,
// which a busy machine exceeds: they are held against the review alone.
await readTests('test/functions/week/*.test.ts', [
  'test/functions/week/oracle.test.ts',
  'test/functions/week/review.test.ts',
]);
