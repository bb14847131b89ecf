import { expect, test } from '@jest/globals';
import { understand } from '../../../core/chat/understand.ts';
import type { Change } from '../../../core/intent.ts';
import { phraseContext } from '../../bot/phrase-week.ts';

/** The corpus says what phrases mean in short; these are whole, with every field that is written. */
const cases: [string, Change[]][] = [
  ['add comment "Sketches" to apollo', [{ op: 'change', entryId: 'e4', externalComment: 'Sketches' }]],
  ['i worked 2h on apollo', [{ op: 'add', date: '2026-11-19', minutes: 120, projectId: 'apollo' }]],
  [
    'worked 1h of code review on friday',
    [{ op: 'add', date: '2026-11-20', minutes: 60, projectId: 'contoso', taskId: 'review' }],
  ],
  [
    'add 30m meetings with internal on friday',
    [{ op: 'add', date: '2026-11-20', minutes: 30, projectId: 'internal', taskId: 'meetings' }],
  ],
  [
    'add 1h design to apollo on friday',
    [{ op: 'add', date: '2026-11-20', minutes: 60, projectId: 'apollo', taskId: 'design' }],
  ],
  [
    'add 1h review to contoso on friday',
    [{ op: 'add', date: '2026-11-20', minutes: 60, projectId: 'contoso', taskId: 'review' }],
  ],
  [
    'add 1h test to apollo on friday',
    [{ op: 'add', date: '2026-11-20', minutes: 60, projectId: 'apollo', taskId: 'test' }],
  ],
  [
    'add 1h "Board Meeting" to internal on friday',
    [{ projectId: 'internal', op: 'add', date: '2026-11-20', minutes: 60, description: 'Board Meeting' }],
  ],
  [
    'add 1h driving to fabrikam on monday',
    [{ projectId: 'fabrikam', op: 'add', date: '2026-11-16', minutes: 60, type: 'travel' }],
  ],
  [
    'add 1h overtime to fabrikam on monday',
    [{ projectId: 'fabrikam', op: 'add', date: '2026-11-16', minutes: 60, type: 'overtime' }],
  ],
  ['log another 2h on fabrikam on monday', [{ op: 'change', entryId: 'e2', minutes: 360 }]],
  ['2h more on fabrikam on monday', [{ op: 'change', entryId: 'e2', minutes: 360 }]],
  ['on friday, 1h to apollo', [{ op: 'add', date: '2026-11-20', minutes: 60, projectId: 'apollo' }]],
  ['friday: 2h apollo', [{ op: 'add', date: '2026-11-20', minutes: 120, projectId: 'apollo' }]],
  ['add 1h to apollo on the day before yesterday', [{ op: 'change', entryId: 'e4', minutes: 240 }]],
  ['add 1h to apollo yesterday', [{ op: 'add', date: '2026-11-18', minutes: 60, projectId: 'apollo' }]],
  ['add 1h to apollo last monday', [{ op: 'add', date: '2026-11-16', minutes: 60, projectId: 'apollo' }]],
  ['add 1h to apollo today', [{ op: 'add', date: '2026-11-19', minutes: 60, projectId: 'apollo' }]],
  ['add 1h to apollo tomorrow', [{ op: 'add', date: '2026-11-20', minutes: 60, projectId: 'apollo' }]],
  ['add 1h to apollo this friday', [{ op: 'add', date: '2026-11-20', minutes: 60, projectId: 'apollo' }]],
  ['add 1h to apollo on tuesday the 17th', [{ op: 'change', entryId: 'e4', minutes: 240 }]],
  ['add 1h to apollo on tuesday, 17 november', [{ op: 'change', entryId: 'e4', minutes: 240 }]],
  [
    'add 1h to apollo on the 20th of november',
    [{ op: 'add', date: '2026-11-20', minutes: 60, projectId: 'apollo' }],
  ],
  ['add 1h to apollo on november 20', [{ op: 'add', date: '2026-11-20', minutes: 60, projectId: 'apollo' }]],
  [
    'add 1h to apollo; 2h to fabrikam; 3h to northwind on friday',
    [
      { op: 'add', date: '2026-11-20', minutes: 60, projectId: 'apollo' },
      { op: 'add', date: '2026-11-20', minutes: 120, projectId: 'fabrikam' },
      { op: 'add', date: '2026-11-20', minutes: 180, projectId: 'northwind' },
    ],
  ],
  [
    'add 1h to apollo and then 2h to fabrikam on friday',
    [
      { op: 'add', date: '2026-11-20', minutes: 60, projectId: 'apollo' },
      { op: 'add', date: '2026-11-20', minutes: 120, projectId: 'fabrikam' },
    ],
  ],
  ['add 1h to internal', [{ op: 'add', date: '2026-11-19', minutes: 60, projectId: 'internal' }]],
  [
    'add 1h to code',
    [{ op: 'add', date: '2026-11-19', minutes: 60, projectId: 'contoso', taskId: 'review' }],
  ],
  ['add 1h to contosso', [{ op: 'add', date: '2026-11-19', minutes: 60, projectId: 'contoso' }]],
  ['add 1h to contossso', [{ op: 'add', date: '2026-11-19', minutes: 60, projectId: 'contoso' }]],
  [
    'add 1h to administratoin',
    [{ op: 'add', date: '2026-11-19', minutes: 60, projectId: 'internal', taskId: 'admin' }],
  ],
  ['add 1h to the apollo project', [{ op: 'add', date: '2026-11-19', minutes: 60, projectId: 'apollo' }]],
  ['add 1h to toys', [{ op: 'add', date: '2026-11-19', minutes: 60, projectId: 'tailspin' }]],
  ['add 1h to apo', [{ op: 'add', date: '2026-11-19', minutes: 60, projectId: 'apollo' }]],
  [
    'can you please add 1h to apollo on friday?',
    [{ op: 'add', date: '2026-11-20', minutes: 60, projectId: 'apollo' }],
  ],
  [
    "I'd like to add 1h to apollo on friday",
    [{ op: 'add', date: '2026-11-20', minutes: 60, projectId: 'apollo' }],
  ],
  ["let's add 1h to apollo this week", [{ op: 'add', date: '2026-11-19', minutes: 60, projectId: 'apollo' }]],
  ['add 1h to apollo this week', [{ op: 'add', date: '2026-11-19', minutes: 60, projectId: 'apollo' }]],
  [
    'add 1h to apollo on friday please',
    [{ op: 'add', date: '2026-11-20', minutes: 60, projectId: 'apollo' }],
  ],
  ['add 1h to apollo design on tuesday', [{ op: 'change', entryId: 'e4', minutes: 240 }]],
  ['add 1h code review to contoso on wednesday', [{ op: 'change', entryId: 'e6', minutes: 120 }]],
  [
    'add 1h some planning to apollo on friday',
    [{ projectId: 'apollo', op: 'add', date: '2026-11-20', minutes: 60, description: 'planning' }],
  ],
  [
    'add 1h to apollo and 2h to fabrikam on friday',
    [
      { op: 'add', date: '2026-11-20', minutes: 60, projectId: 'apollo' },
      { op: 'add', date: '2026-11-20', minutes: 120, projectId: 'fabrikam' },
    ],
  ],
  ['add 1h to apollo on the 17th', [{ op: 'change', entryId: 'e4', minutes: 240 }]],
  [
    'add 1h to apollo from monday to wednesday',
    [
      { op: 'add', date: '2026-11-16', minutes: 60, projectId: 'apollo' },
      { op: 'change', entryId: 'e4', minutes: 240 },
      { op: 'add', date: '2026-11-18', minutes: 60, projectId: 'apollo' },
    ],
  ],
  [
    'add 1h to apollo on monday and wednesday',
    [
      { op: 'add', date: '2026-11-16', minutes: 60, projectId: 'apollo' },
      { op: 'add', date: '2026-11-18', minutes: 60, projectId: 'apollo' },
    ],
  ],
  [
    'add 1h to apollo every day',
    [
      { op: 'add', date: '2026-11-16', minutes: 60, projectId: 'apollo' },
      { op: 'change', entryId: 'e4', minutes: 240 },
      { op: 'add', date: '2026-11-18', minutes: 60, projectId: 'apollo' },
      { op: 'add', date: '2026-11-19', minutes: 60, projectId: 'apollo' },
      { op: 'add', date: '2026-11-20', minutes: 60, projectId: 'apollo' },
    ],
  ],
  ['add 1h to apolo', [{ op: 'add', date: '2026-11-19', minutes: 60, projectId: 'apollo' }]],
  ['add 1h to APO-12', [{ op: 'add', date: '2026-11-19', minutes: 60, projectId: 'apollo' }]],
  ['add 1h to des', [{ op: 'add', date: '2026-11-19', minutes: 60, projectId: 'apollo', taskId: 'design' }]],
  [
    'add 1h to tailspin support',
    [{ op: 'add', date: '2026-11-19', minutes: 60, projectId: 'tailspin', taskId: 'support' }],
  ],
  ['add 1h to nortwind', [{ op: 'add', date: '2026-11-19', minutes: 60, projectId: 'northwind' }]],
  ['add 1.1h to fabrikam on friday', [{ op: 'add', date: '2026-11-20', minutes: 66, projectId: 'fabrikam' }]],
];

test.each(cases)('“%s” is %j', (sentence, changes) => {
  expect(understand(sentence, phraseContext)).toEqual({ kind: 'changes', changes });
});
