import { readTests } from './read-tests.ts';

// The oracle's own tests are about falsified stores, not about the product.
await readTests('test/functions/week/*.test.ts', ['test/functions/week/oracle.test.ts']);
