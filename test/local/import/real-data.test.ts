import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { imports } from '../../../functions/schemas/person.ts';
import { earlierWeeks } from '../../../local/import/tock/log.ts';
import { readTock } from '../../../local/import/tock/read.ts';

const folder = join(import.meta.dirname, '../../../../shared/data/tock');

/** The log is real data that is not ours to keep here. */
const found = existsSync(folder);
const testWithData = found ? test : test.skip;

testWithData(
  found
    ? 'a year of a real organisation’s log is read without a row refused'
    : 'skipped: no ../shared/data/tock',
  async () => {
    const { users, projects, rows, summed, refused } = await readTock(folder);
    expect({ users: users.length, projects: projects.length, rows, summed, refused }).toEqual({
      users: 149,
      projects: 98,
      rows: 11_047,
      summed: 55,
      refused: [],
    });
    for (const user of users) {
      const items = earlierWeeks(user, project => `tock-project-${project}`);
      expect(imports['earlier-weeks'].safeParse({ items }).error).toBeUndefined();
    }
  },
);
