import { readTests } from './read-tests.ts';

await readTests('test/core/{review,reviewer,clauses,comment,capacity}/*.test.ts');
