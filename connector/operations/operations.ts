import { listOperations } from './lists.ts';
import type { Operation } from './operation.ts';
import { organisationOperations } from './organisation.ts';
import { peopleOperations } from './people.ts';
import { triggerOperations } from './triggers.ts';
import { weekOperations } from './week.ts';

/** Every operation, in the order in which a maker reads them. */
export const operations: readonly Operation[] = [
  ...weekOperations,
  ...organisationOperations,
  ...listOperations,
  ...peopleOperations,
  ...triggerOperations,
];
