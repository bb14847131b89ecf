import { expect, test } from '@jest/globals';
import { understand } from '../../../core/chat/understand.ts';
import type { Choice, Question } from '../../../core/chat/understood.ts';
import { phraseContext } from '../../bot/phrase-week.ts';

/** What is asked, and what each choice would say. */
const cases: [string, Question, Choice[]][] = [
  [
    'split contoso on tuesday between apollo and north',
    'whichProject',
    [
      { label: 'Northwind Traders', text: 'split contoso on tuesday between apollo and Northwind Traders' },
      { label: 'Northsea Wind', text: 'split contoso on tuesday between apollo and Northsea Wind' },
    ],
  ],
  [
    'split contoso between apollo and fabrikam',
    'whichDay',
    [
      {
        label: 'Contoso: Build, Monday',
        text: 'split Contoso: Build between apollo and fabrikam on 2026-11-16',
      },
      {
        label: 'Contoso: Build, Tuesday',
        text: 'split Contoso: Build between apollo and fabrikam on 2026-11-17',
      },
      {
        label: 'Contoso: Build, Wednesday',
        text: 'split Contoso: Build between apollo and fabrikam on 2026-11-18',
      },
      {
        label: 'Contoso: Code Review, Wednesday',
        text: 'split Contoso: Code Review between apollo and fabrikam on 2026-11-18',
      },
    ],
  ],
  [
    'set north to 2h on friday',
    'whichProject',
    [
      { label: 'Northwind Traders', text: 'set Northwind Traders to 2h on friday' },
      { label: 'Northsea Wind', text: 'set Northsea Wind to 2h on friday' },
    ],
  ],
  [
    'set contoso to 2h',
    'whichDay',
    [
      { label: 'Contoso: Build, Monday', text: 'set Contoso: Build to 2h on 2026-11-16' },
      { label: 'Contoso: Build, Tuesday', text: 'set Contoso: Build to 2h on 2026-11-17' },
      { label: 'Contoso: Build, Wednesday', text: 'set Contoso: Build to 2h on 2026-11-18' },
      { label: 'Contoso: Code Review, Wednesday', text: 'set Contoso: Code Review to 2h on 2026-11-18' },
    ],
  ],
  [
    'comment on contoso: "x"',
    'whichDay',
    [
      { label: 'Contoso: Build, Monday', text: 'comment on Contoso: Build: "x" on 2026-11-16' },
      { label: 'Contoso: Build, Tuesday', text: 'comment on Contoso: Build: "x" on 2026-11-17' },
      { label: 'Contoso: Build, Wednesday', text: 'comment on Contoso: Build: "x" on 2026-11-18' },
      {
        label: 'Contoso: Code Review, Wednesday',
        text: 'comment on Contoso: Code Review: "x" on 2026-11-18',
      },
    ],
  ],
  [
    'move contoso to friday',
    'whichDay',
    [
      { label: 'Contoso: Build, Monday', text: 'move Contoso: Build to friday on 2026-11-16' },
      { label: 'Contoso: Build, Tuesday', text: 'move Contoso: Build to friday on 2026-11-17' },
      { label: 'Contoso: Build, Wednesday', text: 'move Contoso: Build to friday on 2026-11-18' },
      { label: 'Contoso: Code Review, Wednesday', text: 'move Contoso: Code Review to friday on 2026-11-18' },
    ],
  ],
  [
    'apollo 2h on monday and tuesday',
    'addOrSet',
    [
      { label: 'add', text: 'add 120 minutes to apollo on 2026-11-16 and 2026-11-17' },
      { label: 'set', text: 'set apollo on 2026-11-16 and 2026-11-17 to 120 minutes' },
    ],
  ],
  [
    'fabrikam: 2h on monday',
    'addOrSet',
    [
      { label: 'add', text: 'add 120 minutes to fabrikam on 2026-11-16' },
      { label: 'set', text: 'set fabrikam on 2026-11-16 to 120 minutes' },
    ],
  ],
  [
    'apollo design: 2h on tuesday',
    'addOrSet',
    [
      { label: 'add', text: 'add 120 minutes to apollo design on 2026-11-17' },
      { label: 'set', text: 'set apollo design on 2026-11-17 to 120 minutes' },
    ],
  ],
  [
    'move 1h from contoso to north on tuesday',
    'whichProject',
    [
      { label: 'Northwind Traders', text: 'move 1h from contoso to Northwind Traders on tuesday' },
      { label: 'Northsea Wind', text: 'move 1h from contoso to Northsea Wind on tuesday' },
    ],
  ],
  [
    'move 1h from contoso to fabrikam on wednesday',
    'whichLine',
    [
      { label: 'Contoso: Build, Wednesday', text: 'move 1h from Contoso: Build to fabrikam on wednesday' },
      {
        label: 'Contoso: Code Review, Wednesday',
        text: 'move 1h from Contoso: Code Review to fabrikam on wednesday',
      },
    ],
  ],
  [
    'remove contoso on wednesday',
    'whichLine',
    [
      { label: 'Contoso: Build, Wednesday', text: 'remove Contoso: Build on wednesday' },
      { label: 'Contoso: Code Review, Wednesday', text: 'remove Contoso: Code Review on wednesday' },
    ],
  ],
  [
    'apollo 2h on tuesday',
    'addOrSet',
    [
      { label: 'add', text: 'add 120 minutes to apollo on 2026-11-17' },
      { label: 'set', text: 'set apollo on 2026-11-17 to 120 minutes' },
    ],
  ],
  [
    'fabrikam 2h',
    'addOrSet',
    [
      { label: 'add', text: 'add 120 minutes to fabrikam' },
      { label: 'set', text: 'set fabrikam on 2026-11-19 to 120 minutes' },
    ],
  ],
  [
    'fabrikam 2h on monday and thursday',
    'addOrSet',
    [
      { label: 'add', text: 'add 120 minutes to fabrikam on 2026-11-16 and 2026-11-19' },
      { label: 'set', text: 'set fabrikam on 2026-11-16 and 2026-11-19 to 120 minutes' },
    ],
  ],
];

test.each(cases)('“%s” asks %s', (sentence, question, choices) => {
  expect(understand(sentence, phraseContext)).toEqual({ kind: 'ask', question, choices });
});
