import { describe, expect, test } from '@jest/globals';
import { dataverseCodes, relatedItemCode } from '../../core/dataverse.ts';
import { exportWeek, toCsv } from '../../core/export.ts';
import { aDraftedEntry, aHead, anEntry, monday, week } from './builders.ts';

describe('an exported entry', () => {
  test('has the codes of Dataverse beside the words, and neither owner nor evidence', () => {
    const entry = aDraftedEntry({ id: 'e-1', date: monday, type: 'vacation', status: 'submitted' });
    const [exported] = exportWeek('lena', aHead([entry], { status: 'submitted', version: 7 }));
    expect(exported).toMatchObject({
      ...{ userId: 'lena', week, weekStatus: 'submitted', weekVersion: 7, id: 'e-1' },
      ...{ entryTypeCode: 192_350_002, entryStatusCode: 192_350_003 },
    });
    expect(Object.keys(exported ?? {})).not.toContain('evidence');
    expect(Object.keys(exported ?? {})).not.toContain('owner');
  });

  test('has a row id that stays the same, and another than other entries and other people have', () => {
    const rowOf = (userId: string, id: string) => exportWeek(userId, aHead([anEntry({ id })]))[0]?.rowId;
    expect(rowOf('lena', 'e-1')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(rowOf('lena', 'e-1')).toBe(rowOf('lena', 'e-1'));
    expect(new Set([rowOf('lena', 'e-1'), rowOf('lena', 'e-2'), rowOf('mo', 'e-1')]).size).toBe(3);
  });

  test('names what it rests on where Dataverse has a word for it', () => {
    expect(relatedItemCode('booking')).toBe(192_350_001);
    expect(relatedItemCode('habit')).toBe(dataverseCodes.relatedItemType.none);
    expect(relatedItemCode(undefined)).toBe(dataverseCodes.relatedItemType.none);
  });
});

describe('as CSV', () => {
  const csvOf = (description: string) =>
    toCsv(exportWeek('lena', aHead([anEntry({ description })]))).split('\r\n')[1] ?? '';

  test('there is a line of names, then one for each entry', () => {
    const [names, ...rows] = toCsv(exportWeek('lena', aHead([anEntry()]))).split('\r\n');
    expect(names).toMatch(/^userId,week,weekStatus,.*,relatedItemTypeCode,rowId$/);
    expect(rows).toHaveLength(2);
    expect(rows[0]?.split(',')).toHaveLength((names ?? '').split(',').length);
    expect(rows[1]).toBe('');
  });

  test('commas, quotes and line breaks stay in their cell', () => {
    expect(csvOf('a, "b"\nc')).toContain(',"a, ""b""\nc",');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)'])('%s is no formula', text => {
    expect(csvOf(text)).toContain(`,'${text},`);
  });

  test('the control: other text is as it was', () => {
    expect(csvOf('Called back')).toContain(',Called back,');
  });

  test('what an entry does not have is an empty cell, and a number is a number', () => {
    const { taskId: _, description: __, ...entry } = anEntry({ projectId: 'apollo' });
    const [names, row] = toCsv(exportWeek('lena', aHead([entry])))
      .split('\r\n')
      .map(line => line.split(','));
    const cellOf = (name: string) => row?.[(names ?? []).indexOf(name)];
    expect([cellOf('taskId'), cellOf('description'), cellOf('minutes')]).toEqual(['', '', '60']);
    expect(cellOf('projectId')).toBe('apollo');
  });

  test('a sign inside a text makes no formula of it', () => {
    expect(csvOf('a=b')).toContain(',a=b,');
  });
});
