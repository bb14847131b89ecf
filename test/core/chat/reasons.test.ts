import { expect, test } from '@jest/globals';
import { understand } from '../../../core/chat/understand.ts';
import type { Reason } from '../../../core/chat/understood.ts';
import { phraseContext } from '../../bot/phrase-week.ts';

/** Why a sentence leads to nothing: people read it, so it has to be the very reason, about the very words. */
const cases: [string, Reason][] = [
  ['add 1h to apollo from wednesday to monday', { code: 'noSentence' }],
  ['remove both tailspin', { code: 'noSuchLine', text: 'tailspin' }],
  ['move 1h from apollo on tuesday', { code: 'noSentence' }],
  [
    'split contoso on tuesday into 4h contoso build and 3h apollo',
    { code: 'moreThanThere', text: 'contoso', minutes: 300, date: '2026-11-17' },
  ],
  ['increase northwind by 1h on friday', { code: 'noSuchLine', text: 'northwind', date: '2026-11-20' }],
  ['comment on apollo: ""', { code: 'noSentence' }],
  ['submit on monday', { code: 'noSentence' }],
  ['why', { code: 'noSentence' }],
  ['explain on saturday', { code: 'noSentence' }],
  ['add 1h to apollo on monday for tuesday', { code: 'noSentence' }],
  ['add 1h to apollo on day 5', { code: 'unknownProject', text: 'apollo on day 5' }],
  ['add 1h to apollo on tuesday, 18 november', { code: 'noSentence' }],
  ['add 1h to apollo on 17 november 2025', { code: 'unknownProject', text: 'apollo 2025' }],
  [
    'add 1h to apollo and 1h to contoso and 1h to fabrikam and 1h to northwind and 1h to northsea and 1h to internal on friday',
    { code: 'noSentence' },
  ],
  ['add 1h to fabrikam and 2h to fabrikam on monday', { code: 'noSentence' }],
  ['add 1h to fabrikma', { code: 'unknownProject', text: 'fabrikma' }],
  ['add 1h to project', { code: 'unknownProject', text: 'project' }],
  ['add 1h to ap', { code: 'unknownProject', text: 'ap' }],
  ['add 2h to zzz', { code: 'unknownProject', text: 'zzz' }],
  [
    'move 10h from contoso to fabrikam on tuesday',
    { code: 'moreThanThere', text: 'contoso', minutes: 300, date: '2026-11-17' },
  ],
  ['move 2h from apollo to apollo design on tuesday', { code: 'nothingToChange' }],
  ['move apollo to apollo design on tuesday', { code: 'nothingToChange' }],
  [
    'move 9h of apollo from tuesday to wednesday',
    { code: 'moreThanThere', text: 'apollo', minutes: 180, date: '2026-11-17' },
  ],
  ['remove everything on saturday', { code: 'nothingToChange' }],
  [
    'remove 5h from apollo on tuesday',
    { code: 'moreThanThere', text: 'apollo', minutes: 180, date: '2026-11-17' },
  ],
  ['set apollo to 3h on tuesday', { code: 'nothingToChange' }],
  ['i was sick on saturday', { code: 'nothingToChange' }],
  ['same as last week on saturday', { code: 'noLastWeek' }],
  ['why tailspin', { code: 'noSuchLine', text: 'tailspin' }],
  ['add 1h to apollo on 2026-11-25', { code: 'otherWeek', date: '2026-11-25', week: '2026-W48' }],
  ['add 1h to apollo on the 27th', { code: 'noSentence' }],
  ['add 1h to apollo on tue 18', { code: 'noSentence' }],
  ['add 0.33h to apollo', { code: 'noSentence' }],
  [
    'comment on apollo on monday and tuesday: "x"',
    { code: 'noSuchLine', text: 'apollo ', date: '2026-11-16' },
  ],
  ['remove apollo on monday and tuesday', { code: 'noSuchLine', text: 'apollo', date: '2026-11-16' }],
  [
    'move 1h from apollo to fabrikam on monday and tuesday',
    { code: 'noSuchLine', text: 'apollo', date: '2026-11-16' },
  ],
  ['apollo was fabrikam on monday and tuesday', { code: 'noSuchLine', text: 'apollo', date: '2026-11-16' }],
  [
    'split apollo between contoso and fabrikam on monday and tuesday',
    { code: 'noSuchLine', text: 'apollo', date: '2026-11-16' },
  ],
  ['increase apollo by 1h on monday and tuesday', { code: 'noSuchLine', text: 'apollo', date: '2026-11-16' }],
  ['reduce apollo by 1h on monday and tuesday', { code: 'noSuchLine', text: 'apollo', date: '2026-11-16' }],
  ['remove apollo every day', { code: 'noSuchLine', text: 'apollo', date: '2026-11-16' }],
];

test.each(cases)('“%s” leads to nothing, because of %j', (sentence, reason) => {
  expect(understand(sentence, phraseContext)).toEqual({ kind: 'notUnderstood', reason });
});
