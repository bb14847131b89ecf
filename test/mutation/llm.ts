import { readTests } from './read-tests.ts';

await readTests('test/functions/week/{review,review-time}.test.ts');
