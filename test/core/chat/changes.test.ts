import { expect, test } from '@jest/globals';
import { understand } from '../../../core/chat/understand.ts';
import type { Command } from '../../../core/chat/understood.ts';
import type { Change } from '../../../core/intent.ts';
import { phraseContext } from '../../bot/phrase-week.ts';

/** What is not only added: whole, with every field that is written. */
const cases: [string, Change[]][] = [
  [
    'remove all contoso',
    [
      { op: 'delete', entryId: 'e1' },
      { op: 'delete', entryId: 'e3' },
      { op: 'delete', entryId: 'e5' },
      { op: 'delete', entryId: 'e6' },
    ],
  ],
  [
    'remove all contoso entries on wednesday',
    [
      { op: 'delete', entryId: 'e5' },
      { op: 'delete', entryId: 'e6' },
    ],
  ],
  ['no apollo', [{ op: 'delete', entryId: 'e4' }]],
  ["i didn't work on apollo", [{ op: 'delete', entryId: 'e4' }]],
  [
    'split contoso on tuesday into 2h contoso build and 3h apollo',
    [
      { op: 'change', entryId: 'e3', minutes: 120 },
      { op: 'add', date: '2026-11-17', minutes: 180, projectId: 'apollo' },
    ],
  ],
  [
    'split contoso on tuesday into 2h contoso build and 1h apollo test',
    [
      { op: 'change', entryId: 'e3', minutes: 240 },
      { op: 'add', date: '2026-11-17', minutes: 60, projectId: 'apollo', taskId: 'test' },
    ],
  ],
  ['make it 2h on apollo', [{ op: 'change', entryId: 'e4', minutes: 120 }]],
  [
    'make it 2h on northwind on friday',
    [{ op: 'add', date: '2026-11-20', minutes: 120, projectId: 'northwind' }],
  ],
  ['increase contoso by 1h on monday', [{ op: 'change', entryId: 'e1', minutes: 300 }]],
  ['describe apollo as "Sketches"', [{ op: 'change', entryId: 'e4', externalComment: 'Sketches' }]],
  ['apollo was fabrikam on tuesday', [{ op: 'change', entryId: 'e4', projectId: 'fabrikam' }]],
  [
    'contoso build was code review on monday',
    [{ op: 'change', entryId: 'e1', projectId: 'contoso', taskId: 'review' }],
  ],
  [
    'contoso was contoso review on monday',
    [{ op: 'change', entryId: 'e1', projectId: 'contoso', taskId: 'review' }],
  ],
  [
    'move 1h from contoso to code review on monday',
    [
      { op: 'change', entryId: 'e1', minutes: 180 },
      { op: 'add', date: '2026-11-16', minutes: 60, projectId: 'contoso', taskId: 'review' },
    ],
  ],
  [
    'move all from contoso to code review on monday',
    [{ op: 'change', entryId: 'e1', projectId: 'contoso', taskId: 'review' }],
  ],
  [
    'move the rest from contoso to apollo test on monday',
    [{ op: 'change', entryId: 'e1', projectId: 'apollo', taskId: 'test' }],
  ],
  ['move apollo to apollo test', [{ op: 'change', entryId: 'e4', projectId: 'apollo', taskId: 'test' }]],
  [
    'move 1h of apollo to friday on tuesday',
    [
      { op: 'change', entryId: 'e4', minutes: 120 },
      { op: 'add', date: '2026-11-20', minutes: 60, type: 'work', projectId: 'apollo', taskId: 'design' },
    ],
  ],
  ['move contoso to friday from monday', [{ op: 'change', entryId: 'e1', date: '2026-11-20' }]],
  ['vacation 4h on thursday', [{ op: 'add', date: '2026-11-19', minutes: 240, type: 'vacation' }]],
  [
    'half day vacation on monday and saturday',
    [{ op: 'add', date: '2026-11-16', minutes: 240, type: 'vacation' }],
  ],
  [
    'sick on thursday',
    [
      { op: 'delete', entryId: 'e8' },
      { op: 'add', date: '2026-11-19', minutes: 480, type: 'absence' },
    ],
  ],
  [
    'remove apollo and contoso on tuesday',
    [
      { op: 'delete', entryId: 'e4' },
      { op: 'delete', entryId: 'e3' },
    ],
  ],
  [
    'set apollo to 1h and contoso to 2h on tuesday',
    [
      { op: 'change', entryId: 'e4', minutes: 60 },
      { op: 'change', entryId: 'e3', minutes: 120 },
    ],
  ],
  [
    'move 1h from apollo to fabrikam and remove contoso on tuesday',
    [
      { op: 'change', entryId: 'e4', minutes: 120 },
      { op: 'add', date: '2026-11-17', minutes: 60, projectId: 'fabrikam' },
      { op: 'delete', entryId: 'e3' },
    ],
  ],
  [
    'move all from contoso to fabrikam on monday',
    [
      { op: 'delete', entryId: 'e1' },
      { op: 'change', entryId: 'e2', minutes: 480 },
    ],
  ],
  ['move contoso from monday to tuesday', [{ op: 'change', entryId: 'e1', date: '2026-11-17' }]],
  [
    'remove everything on wednesday',
    [
      { op: 'delete', entryId: 'e5' },
      { op: 'delete', entryId: 'e6' },
      { op: 'delete', entryId: 'e7' },
    ],
  ],
  ['remove 3h from apollo', [{ op: 'delete', entryId: 'e4' }]],
  [
    'set the comment of apollo on tuesday to "Sketches"',
    [{ op: 'change', entryId: 'e4', externalComment: 'Sketches' }],
  ],
  [
    'i was sick on monday',
    [
      { op: 'delete', entryId: 'e1' },
      { op: 'delete', entryId: 'e2' },
      { op: 'add', date: '2026-11-16', minutes: 480, type: 'absence' },
    ],
  ],
  ['half a day vacation on tuesday', [{ op: 'add', date: '2026-11-17', minutes: 240, type: 'vacation' }]],
  ['vacation for 2h on monday', [{ op: 'add', date: '2026-11-16', minutes: 120, type: 'vacation' }]],
  [
    'vacation from wednesday to friday',
    [
      { op: 'delete', entryId: 'e5' },
      { op: 'delete', entryId: 'e6' },
      { op: 'delete', entryId: 'e7' },
      { op: 'add', date: '2026-11-18', minutes: 480, type: 'vacation' },
      { op: 'delete', entryId: 'e8' },
      { op: 'add', date: '2026-11-19', minutes: 480, type: 'vacation' },
      { op: 'add', date: '2026-11-20', minutes: 480, type: 'vacation' },
    ],
  ],
  [
    'same as last week on monday',
    [
      { op: 'delete', entryId: 'e2' },
      { op: 'change', entryId: 'e1', minutes: 480 },
    ],
  ],
  [
    'set apollo to 2h on monday and tuesday',
    [
      { op: 'add', date: '2026-11-16', minutes: 120, projectId: 'apollo' },
      { op: 'change', entryId: 'e4', minutes: 120 },
    ],
  ],
  [
    'apollo was 2h on monday and tuesday',
    [
      { op: 'add', date: '2026-11-16', minutes: 120, projectId: 'apollo' },
      { op: 'change', entryId: 'e4', minutes: 120 },
    ],
  ],
  [
    'make apollo 2h every day',
    [
      { op: 'add', date: '2026-11-16', minutes: 120, projectId: 'apollo' },
      { op: 'change', entryId: 'e4', minutes: 120 },
      { op: 'add', date: '2026-11-18', minutes: 120, projectId: 'apollo' },
      { op: 'add', date: '2026-11-19', minutes: 120, projectId: 'apollo' },
      { op: 'add', date: '2026-11-20', minutes: 120, projectId: 'apollo' },
    ],
  ],
  [
    'set contoso build to 2h on monday and tuesday',
    [
      { op: 'change', entryId: 'e1', minutes: 120 },
      { op: 'change', entryId: 'e3', minutes: 120 },
    ],
  ],
  [
    'reduce contoso build by 1h on monday and tuesday',
    [
      { op: 'change', entryId: 'e1', minutes: 180 },
      { op: 'change', entryId: 'e3', minutes: 240 },
    ],
  ],
  [
    'remove contoso build on monday and tuesday',
    [
      { op: 'delete', entryId: 'e1' },
      { op: 'delete', entryId: 'e3' },
    ],
  ],
  [
    'move contoso build to fabrikam on monday and tuesday',
    [
      { op: 'delete', entryId: 'e1' },
      { op: 'change', entryId: 'e2', minutes: 480 },
      { op: 'change', entryId: 'e3', projectId: 'fabrikam' },
    ],
  ],
];

test.each(cases)('“%s” is %j', (sentence, changes) => {
  expect(understand(sentence, phraseContext)).toEqual({ kind: 'changes', changes });
});

/** With the lines that are asked about. */
const commands: [string, Command][] = [
  ['explain contoso on wednesday', { name: 'why', entryIds: ['e5', 'e6'] }],
  ["what's missing", { name: 'missing' }],
  ['why did you put fabrikam', { name: 'why', entryIds: ['e2', 'e8'] }],
  ['why is there 2h of contoso on tuesday', { name: 'why', entryIds: ['e3'] }],
  ['why apollo', { name: 'why', entryIds: ['e4'] }],
  ['why on monday', { name: 'why', entryIds: ['e1', 'e2'] }],
  ['why apollo on monday and tuesday', { name: 'why', entryIds: ['e4'] }],
];
test.each(commands)('“%s” is %j', (sentence, command) => {
  expect(understand(sentence, phraseContext)).toEqual({ kind: 'command', command });
});
