import { expect, test } from '@jest/globals';
import { imports } from '../../../functions/schemas/person.ts';
import { earlierWeeks } from '../../../local/import/tock/log.ts';
import { readTock } from '../../../local/import/tock/read.ts';

/** Where the log lies. It is real data that is not ours to keep here. */
const folder = process.env.TOCK_LOG;
const testWithData = folder === undefined ? test.skip : test;

testWithData(
  folder === undefined
    ? 'skipped: TOCK_LOG names no folder with the log of a real organisation'
    : 'a year of a real organisation’s log is read without a row refused',
  async () => {
    const { users, projects, rows, summed, refused } = await readTock(String(folder));
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
