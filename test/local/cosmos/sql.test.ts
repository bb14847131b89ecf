import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../local/cosmos/json.ts';
import { prepare } from '../../../local/cosmos/query/prepare.ts';

const DOCUMENTS: Json[] = [
  {
    id: 'a',
    n: 1,
    s: 'Alpha',
    b: true,
    tags: ['x', 'y'],
    lines: [
      { p: 'P1', m: 30 },
      { p: 'P2', m: 60 },
    ],
  },
  {
    id: 'b',
    n: 2.5,
    s: 'beta',
    b: false,
    tags: [],
    lines: [{ p: 'P1', m: 15 }],
    deep: { er: { 'the key': 7 } },
  },
  { id: 'c', n: null, s: 'Gamma 100%', tags: ['x'], at: 'c', constructor: 1 },
  { id: 'd', n: '2.5', s: '', order: 1 },
];

const PARAMETERS = new Map<string, Json>([
  ['@two', 2],
  ['@list', ['a', 'c']],
  ['@object', { p: 'P2', m: 60 }],
]);

function run(sql: string): Json[] {
  const prepared = prepare(sql, PARAMETERS, undefined);
  return prepared.results(DOCUMENTS.flatMap(prepared.rows));
}

const where = (condition: string) => run(`SELECT VALUE c.id FROM c WHERE ${condition}`);

describe('WHERE', () => {
  test.each([
    ['c.n = 1', 'a'],
    ['c.n = @two + 0.5', 'b'],
    ["c.n = '2.5'", 'd'],
    ['c.n = null', 'c'],
    ['c.n != null', 'abd'],
    ['c.absent = null', ''],
    ['c.absent != 1', ''],
    ['NOT c.absent', ''],
    ['c.n > 1', 'b'],
    ['c.n >= 1 AND c.n <= 2.5', 'ab'],
    ['c.n < 2', 'a'],
    ["c.s > 'Z'", 'b'],
    ['c.n BETWEEN 1 AND 2', 'a'],
    ['c.n NOT BETWEEN 1 AND 2', 'b'],
    ["c.id IN ('a', 'd', 1)", 'ad'],
    ["c.id NOT IN ('a', 'd')", 'bc'],
    ["c.id = 'a' OR c.absent = 1", 'a'],
    ["c.id = 'a' AND c.absent = 1", ''],
    ["NOT (c.id = 'a' OR c.id = 'b')", 'cd'],
    ["NOT c.id = 'a'", 'bcd'],
    ["c.id = 'a' OR c.id = 'b' AND c.b", 'a'],
    ['c.b', 'a'],
    ['c.s LIKE "%m%"', 'c'],
    ['c.s LIKE "_eta"', 'b'],
    ["c.s LIKE '[A-G]%'", 'ac'],
    ["c.s NOT LIKE '%a'", 'cd'],
    ["c.s LIKE 'Gamma 100[%]'", 'c'],
    ['IS_DEFINED(c.b)', 'ab'],
    ['NOT IS_DEFINED(c.n)', ''],
    ['IS_NULL(c.n)', 'c'],
    ['IS_STRING(c.n)', 'd'],
    ['IS_NUMBER(c.n)', 'ab'],
    ['IS_ARRAY(c.tags) AND IS_OBJECT(c.deep) AND IS_BOOL(c.b)', 'b'],
    ["STARTSWITH(c.s, 'al')", ''],
    ["STARTSWITH(c.s, 'al', true)", 'a'],
    ["ENDSWITH(c.s, 'a')", 'ab'],
    ["CONTAINS(c.s, 'ETA', true)", 'b'],
    ["ARRAY_CONTAINS(c.tags, 'x')", 'ac'],
    ['ARRAY_CONTAINS(@list, c.id)', 'ac'],
    ["ARRAY_CONTAINS(c.lines, { p: 'P1' })", ''],
    ["ARRAY_CONTAINS(c.lines, { p: 'P1' }, true)", 'ab'],
    ['ARRAY_CONTAINS(c.lines, @object)', 'a'],
    ['ARRAY_LENGTH(c.tags) = 0', 'b'],
    ["LOWER(c.s) = 'alpha' OR UPPER(c.s) = 'BETA'", 'ab'],
    ['LENGTH(c.s) = 5', 'a'],
    ["INDEX_OF(c.s, 'mm') = 2 AND SUBSTRING(c.s, 6, 3) = '100'", 'c'],
    ["CONCAT(c.id, '-', c.s) = 'b-beta' OR c.id || c.s = 'd'", 'bd'],
    ["TRIM(' a ') = c.id AND REPLACE('b$&', '$&', '') = 'b'", 'a'],
    ['ABS(0 - c.n) = 2.5 AND FLOOR(c.n) = 2 AND CEILING(c.n) = 3 AND ROUND(c.n) = 3', 'b'],
    ['ROUND(-2.5) = -3 AND -c.n = -1', 'a'],
    ['c.n * 2 + 4 / 2 - 7 % 4 = 4', 'b'],
    ['c.n / 0 = 1', ''],
    ["c['n'] = 1 AND c.tags[0] = 'x' AND c.lines[1].m = 60", 'a'],
    ["c.deep.er['the key'] = 7", 'b'],
    ['c.constructor = 1', 'c'],
    ['IS_DEFINED(c.toString)', ''],
    ["c.tags = ['x', 'y'] AND c.lines[0] = { m: 30, p: 'P1' }", 'a'],
    ['c.order = 1', 'd'],
    ['true', 'abcd'],
    ['undefined', ''],
    ["'true'", ''],
    ['c.s = \'Al\\u0070ha\' OR c.s = "it\'s \\"\\n"', 'a'],
  ])('%s', (condition, ids) => {
    expect(where(condition).join('')).toBe(ids);
  });
});

describe('SELECT', () => {
  test.each<[sql: string, results: Json[]]>([
    ["SELECT * FROM c WHERE c.id = 'd'", [{ id: 'd', n: '2.5', s: '', order: 1 }]],
    [
      "SELECT c.id, c.n AS number, c.b flag FROM c WHERE c.id IN ('a', 'c')",
      [
        { id: 'a', number: 1, flag: true },
        { id: 'c', number: null },
      ],
    ],
    ['SELECT VALUE c.b FROM c', [true, false]],
    ["SELECT c.n + 1, LENGTH(c.s) FROM c WHERE c.id = 'a'", [{ $1: 2, $2: 5 }]],
    ["SELECT VALUE { k: c.id, 'l': [c.n, c.absent] } FROM root AS c WHERE c.id = 'a'", [{ k: 'a', l: [1] }]],
    ['select value e.m from entries e1 join e in e1.lines where e.p = "P1"', [30, 15]],
    ['SELECT VALUE CONCAT(t, l.p) FROM c JOIN t IN c.tags JOIN l IN c.lines', ['xP1', 'xP2', 'yP1', 'yP2']],
    ['SELECT TOP 2 VALUE c.id FROM c', ['a', 'b']],
    ['SELECT TOP @two * FROM c WHERE c.order = 1', [DOCUMENTS[3] as Json]],
    ['SELECT VALUE c.id FROM c ORDER BY c.n', ['c', 'a', 'b', 'd']],
    ['SELECT VALUE c.id FROM c ORDER BY c.n DESC OFFSET 1 LIMIT @two', ['b', 'a']],
    ['SELECT VALUE c.id FROM c ORDER BY c.b, c.id', ['c', 'd', 'b', 'a']],
    ['SELECT VALUE c.id FROM c OFFSET 3 LIMIT 10', ['d']],
    ['SELECT DISTINCT VALUE t FROM c JOIN t IN c.tags', ['x', 'y']],
    ['SELECT COUNT(1) AS all, COUNT(c.b) AS some, SUM(c.n) AS no FROM c', [{ all: 4, some: 2 }]],
    ['SELECT VALUE SUM(l.m) FROM c JOIN l IN c.lines', [105]],
    ['SELECT VALUE COUNT(1) FROM c WHERE false', [0]],
    [
      'SELECT MIN(l.m) AS least, MAX(l.p) AS last, AVG(l.m) AS mean FROM c JOIN l IN c.lines',
      [{ least: 15, last: 'P2', mean: 35 }],
    ],
    [
      'SELECT l.p, SUM(l.m) / COUNT(1) AS mean FROM c JOIN l IN c.lines GROUP BY l.p',
      [
        { p: 'P1', mean: 22.5 },
        { p: 'P2', mean: 60 },
      ],
    ],
    ['SELECT COUNT(1) AS n FROM c GROUP BY c.b', [{ n: 1 }, { n: 1 }, { n: 2 }]],
  ])('%s', (sql, results) => {
    const indexing = { compositeIndexes: [[{ path: '/b' }, { path: '/id', order: 'ascending' }]] };
    const prepared = prepare(sql, PARAMETERS, indexing);

    expect(prepared.results(DOCUMENTS.flatMap(prepared.rows))).toEqual(results);
  });
});

describe('what is not supported is refused with a message that names it', () => {
  test.each([
    ['SELECT * FROM c WHERE EXISTS(SELECT 1)', 'EXISTS'],
    ['SELECT VALUE (SELECT 1)', 'SELECT is not supported'],
    ['SELECT ARRAY(c.x) FROM c', 'ARRAY'],
    ['SELECT udf.f(c) FROM c', 'UDF'],
    ['SELECT * FROM c WHERE REGEXMATCH(c.s, "x")', 'REGEXMATCH'],
    ['SELECT * FROM c WHERE LOWER(c.s, 1) = 1', 'LOWER does not take 2'],
    ['SELECT * FROM c WHERE c.s LIKE "!%" ESCAPE "!"', 'ESCAPE'],
    ['SELECT * FROM c WHERE c.n ?? 1 = 1', "'??'"],
    ['SELECT * FROM c WHERE c.b ? true : false', "'?'"],
    ['SELECT * FROM c WHERE c.n & 1 = 1', "'&'"],
    ['SELECT * FROM c WHERE d.n = 1', "'d'"],
    ['SELECT * FROM c WHERE c.n = @absent', '@absent'],
    ['SELECT * FROM c WHERE COUNT(1) = 1', 'COUNT'],
    ['SELECT * FROM c JOIN l IN c.lines', 'SELECT *'],
    ['SELECT * FROM l IN c.lines', 'FROM a path'],
    ['SELECT VALUE l FROM c JOIN (SELECT 1) l', 'subquery'],
    ['SELECT c.id, COUNT(1) AS n FROM c', "'c' is selected"],
    ['SELECT c.id, COUNT(1) AS n FROM c GROUP BY c.b', "'c' is selected"],
    ['SELECT c.b, COUNT(1) AS n FROM c GROUP BY c.b ORDER BY c.b', 'ORDER BY together with GROUP BY'],
    ['SELECT * FROM c ORDER BY LOWER(c.s)', 'ORDER BY is only supported on paths'],
    ['SELECT * FROM c ORDER BY c.b, c.n', '/b, /n'],
    ['SELECT * FROM c ORDER BY RANK VectorDistance(c.v, [1])', 'RANK'],
    ['SELECT TOP 1 * FROM c OFFSET 0 LIMIT 1', 'TOP together'],
    ['SELECT TOP -1 * FROM c', "'-'"],
    ['SELECT TOP 1.5 * FROM c', 'whole number'],
    ['SELECT * FROM c WHERE c.s = "open', 'unexpected'],
    ['SELECT * FROM c LIMIT 5', "'5'"],
    ['SELECT', "'end of query'"],
    ['DELETE FROM c', "'SELECT'"],
  ])('%s', (sql, named) => {
    expect(() => run(sql)).toThrow(
      expect.objectContaining({ status: 400, message: expect.stringContaining(named) }),
    );
  });
});
