import { describe, expect, test } from '@jest/globals';
import { indexClauses } from '../../../core/clauses/search.ts';

const clauses = [
  { id: '1', heading: 'Travel', text: 'Journeys to a customer count from door to door.' },
  { id: '2', heading: 'Learning', text: 'Trainings are recorded on Academy.' },
  { id: '3', text: 'Schulungen laufen auf Akademie.' },
];
const index = indexClauses(clauses);
const found = (text: string, topics = '', limit = 5) =>
  index.search({ text, topics }, limit).map(({ clause }) => clause.id);

describe('a search for clauses', () => {
  test('finds a word in another form, in English and in German', () => {
    expect(found('training')).toEqual(['2']);
    expect(found('Schulung')).toEqual(['3']);
  });

  test('finds a clause by the heading that it stands under', () => {
    expect(found('travelling')).toEqual(['1']);
  });

  test('weighs what was written more than what it is about', () => {
    const rivals = indexClauses([
      { id: '1', text: 'Travel is paid.' },
      { id: '2', text: 'Lunch is paid.' },
    ]);
    const first = (text: string, topics: string) => rivals.search({ text, topics }, 1)[0]?.clause.id;
    expect(first('travel', 'lunch')).toBe('1');
    expect(first('lunch', 'travel')).toBe('2');
  });

  test('gives no more than was asked for, and nothing where nothing fits', () => {
    expect(found('customer training', '', 1)).toHaveLength(1);
    expect(found('the of and', '')).toEqual([]);
    expect(found('zebra', '')).toEqual([]);
  });

  test('of a tenant without a policy finds nothing', () => {
    expect(indexClauses([]).search({ text: 'travel', topics: '' }, 5)).toEqual([]);
  });
});
