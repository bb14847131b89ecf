import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const folder = join(import.meta.dirname, '../../.github/workflows');
const workflows = readdirSync(folder).map(
  file => [file, readFileSync(join(folder, file), 'utf8')] as [string, string],
);

/** Actions of others whose version could be changed under the same name. */
function unpinned(text: string): string[] {
  const used = [...text.matchAll(/uses: *(.+)/g)].map(match => match[1] as string);
  return used.filter(each => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(each));
}

describe('the workflows', () => {
  test.each(workflows)('%s names every action by its commit, and the version beside it', (_, text) => {
    expect(unpinned(text)).toEqual([]);
  });

  test.each(workflows)('%s may read only, unless a job asks for more', (_, text) => {
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
  });

  test.each(workflows)('%s has an end for each job', (_, text) => {
    expect(text.match(/timeout-minutes/g)).toHaveLength(text.match(/runs-on/g)?.length ?? 0);
  });

  test('release a package with its list of contents and the checksums of both', () => {
    const release = workflows.find(([file]) => file === 'release.yml')?.[1] ?? '';
    for (const part of ['npm sbom', 'time-agent.zip', 'sha256sum time-agent.zip sbom.cdx.json'])
      expect(release).toContain(part);
  });

  test('control: a tag in the place of a commit is found', () => {
    expect(unpinned('      - uses: actions/checkout@v4\n')).toEqual(['actions/checkout@v4']);
  });
});
