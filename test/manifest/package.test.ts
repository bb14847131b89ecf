import { describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { indexProjects } from '../../core/catalogue.ts';
import { understand } from '../../core/chat/understand.ts';
import { zipped } from '../../manifest/build/app-package.ts';
import { german } from '../../manifest/text/german.ts';
import { commands, tabIds } from '../../manifest/text/texts.ts';
import { anEntry, monday, week } from '../core/builders.ts';
import { freshPackage, soundPackage } from './fixture.ts';

describe('the zip', () => {
  test('is the same bytes each time, and holds the files as they are', () => {
    const files = soundPackage();
    const zip = zipped(files);
    expect(Buffer.from(zip).equals(Buffer.from(zipped(freshPackage())))).toBe(true);
    expect(unzipSync(zip)).toEqual(Object.fromEntries(files));
  });

  test('the control: another file makes it another zip', () => {
    const other = soundPackage().set('de.json', new TextEncoder().encode('{}'));
    expect(Buffer.from(zipped(other)).equals(Buffer.from(zipped(soundPackage())))).toBe(false);
  });
});

describe('the commands of the chat', () => {
  const context = {
    ...{ week, today: monday, entries: [anEntry()], projects: indexProjects({ projects: [] }) },
    ...{ own: new Set<string>(), workingMinutes: [480, 480, 480, 480, 480, 0, 0] },
  };

  test.each([...commands])('“%s” is a sentence that the bot takes for a command', sentence => {
    const understood = understand(sentence, context);
    expect(understood).toMatchObject({ kind: 'command' });
    // In German it is the same one.
    expect(understand(german.sentences[sentence], context)).toEqual(understood);
  });

  test('the control: a sentence that is no command is none', () => {
    expect(understand('add 1h to Apollo', context).kind).not.toBe('command');
  });
});

test('the tabs keep the ids that deep links name', () => {
  expect(tabIds).toEqual(['my-week', 'team', 'organisation']);
});
