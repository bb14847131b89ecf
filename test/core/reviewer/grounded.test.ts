import { describe, expect, test } from '@jest/globals';
import { ungrounded } from '../../../core/reviewer/grounded.ts';

const sources = ['Apollo', 'Build', 'Design review with Fabrikam, sprint 42'];

describe('a text that stays with its sources', () => {
  test.each([
    'Reviewed the design with Fabrikam',
    'Apollo: builds for sprint 42',
    'Design reviews',
    'Prepared and aligned on Apollo',
    'Besprechung und Abstimmung zum Design',
    'worked on the build',
  ])('"%s" passes', text => {
    expect(ungrounded(text, sources)).toBeUndefined();
  });
});

describe('a text that says more than it can know', () => {
  test.each([
    ['Three hours of design review', 'figure'],
    ['Design review, 80 hours', 'figure'],
    ['Design review, drei Stunden', 'figure'],
    ['Design review with Contoso', 'name'],
    ['Meyer reviewed the design', 'name'],
    ['Abstimmung mit Frau Meyer', 'name'],
    ['Send it to anna@apollo.example', 'contact'],
    ['See https://apollo.example', 'contact'],
    ['[Design](apollo)', 'contact'],
  ])('"%s" is found out by its %s', (text, kind) => {
    expect(ungrounded(text, sources)).toBe(kind);
  });
});
