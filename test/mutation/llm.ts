import { readTests } from './read-tests.ts';

await readTests('test/functions/week/review.test.ts');
