import type { Holiday } from '../../core/sources.ts';

/**
 * Days on which the offices of the US government were closed while the log was kept (the U.S. Office of Personnel
 * Management's lists for 2014 and 2015; 26 December 2014 by Executive Order 13682).
 */
export const federalHolidays: Holiday[] = [
  { date: '2014-10-13', name: 'Columbus Day' },
  { date: '2014-11-11', name: 'Veterans Day' },
  { date: '2014-11-27', name: 'Thanksgiving Day' },
  { date: '2014-12-25', name: 'Christmas Day' },
  { date: '2014-12-26', name: 'Day after Christmas' },
  { date: '2015-01-01', name: 'New Year’s Day' },
  { date: '2015-01-19', name: 'Birthday of Martin Luther King, Jr.' },
  { date: '2015-02-16', name: 'Washington’s Birthday' },
  { date: '2015-05-25', name: 'Memorial Day' },
  { date: '2015-07-03', name: 'Independence Day' },
];
