import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { builtTab, tabAsset } from '../../../functions/tab/assets.ts';
import { contentSecurityPolicy } from '../../../functions/tab/content-security-policy.ts';

describe('the files of the tab', () => {
  const root = mkdtempSync(join(tmpdir(), 'tab-'));
  const folder = join(root, 'dist/tab');

  beforeAll(() => {
    mkdirSync(join(folder, 'assets'), { recursive: true });
    mkdirSync(join(root, 'dist/functions/tab'), { recursive: true });
    writeFileSync(join(root, 'package.json'), '{}');
    writeFileSync(join(root, 'secret.js'), 'secret');
    writeFileSync(join(folder, 'index.html'), '<html>');
    writeFileSync(join(folder, 'notes.txt'), 'notes');
    writeFileSync(join(folder, 'assets/main-Ab3.js'), 'run()');
    writeFileSync(join(folder, 'assets/look-9f.css'), 'a {}');
  });
  afterAll(() => rmSync(root, { recursive: true }));

  const sent = async (path: string) => {
    const asset = await tabAsset(folder, path);
    return asset && { ...asset.headers, text: new TextDecoder().decode(asset.body) };
  };

  test('the page is asked for anew each time, under a strict policy', async () => {
    for (const path of ['', 'index.html'])
      expect(await sent(path)).toMatchObject({
        text: '<html>',
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
      });
  });

  test('what carries its hash in its name is kept for good', async () => {
    const immutable = { 'cache-control': 'public, max-age=31536000, immutable' };
    expect(await sent('assets/main-Ab3.js')).toMatchObject({ text: 'run()', ...immutable });
    expect(await sent('assets/look-9f.css')).toMatchObject({ 'content-type': 'text/css; charset=utf-8' });
  });

  test.each([
    '../../secret.js',
    'assets/../../../secret.js',
    '..\\..\\secret.js',
    '..%2f..%2fsecret.js',
    '/etc/passwd.js',
    './index.html',
    'assets//main-Ab3.js',
    'assets/.hidden.js',
    'assets',
    'notes.txt',
    'assets/none.js',
    'index.html/x.js',
    'index.html\0.js',
  ])('control: "%s" is not sent', async path => {
    expect(await tabAsset(folder, path)).toBeUndefined();
  });

  test('lie in dist/tab of the package, from its sources as from what is compiled', () => {
    expect(builtTab(join(root, 'dist/functions/tab'))).toBe(folder);
    expect(builtTab(join(root, 'dist'))).toBe(folder);
  });
});

test('the policy lets nothing in but files of this address', () => {
  const directives = new Map(
    contentSecurityPolicy.split('; ').map(directive => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
  expect(directives.get('default-src')).toEqual(["'none'"]);
  expect(directives.get('script-src')).toEqual(["'self'"]);
  expect(directives.get('style-src')).toEqual(["'self'"]);
  expect(contentSecurityPolicy).not.toMatch(/unsafe|\*;| \* |http:/);
  expect(directives.get('frame-ancestors')).toContain('https://teams.microsoft.com');
});
