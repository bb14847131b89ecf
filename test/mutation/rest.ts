import { readTests } from './read-tests.ts';

await readTests('test/core/{summary,org-run,webhooks,telemetry}/*.test.ts');
