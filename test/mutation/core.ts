import { readTests } from './read-tests.ts';

await readTests('test/core/{*,plan/*}.test.ts');
