import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { notebook } from '../../infra/workbook/notebook.ts';
import { parameters, withParameters } from '../../infra/workbook/parameters.ts';
import { tiles } from '../../infra/workbook/tiles.ts';
import { evaluate } from '../../local/kql/evaluate.ts';
import { faultsOfQuery } from '../../local/kql/language-service.ts';
import { infraFolder } from './bicep.ts';

const saved = (name: string) => readFileSync(join(infraFolder, 'queries', `${name}.kql`), 'utf8');
type Item = {
  type: number;
  name: string;
  content: { query?: string; chartSettings?: object; parameters?: { id: string; name: string }[] };
};
const built = JSON.parse(readFileSync(join(infraFolder, 'workbook.json'), 'utf8')) as {
  version: string;
  items: Item[];
};
const asked = built.items.flatMap(({ name, content: { query } }) => (query ? [[name, query] as const] : []));
const choices = built.items.flatMap(({ content }) => content.parameters ?? []);

/** As the portal does before it asks: each parameter's name in braces gives way to its value. */
const filled = (query: string) => query.replace(/\{(\w+)\}/g, '1.5');

describe('the workbook', () => {
  test('is what its tiles and queries make today: npm run build:workbook', () => {
    expect(built).toEqual(JSON.parse(JSON.stringify(notebook(saved))));
    expect(built.version).toBe('Notebook/1.0');
  });

  test('asks the saved queries and no others, but for the prices that people put in', () => {
    expect(asked).toHaveLength(tiles.length);
    for (const [name, query] of asked) {
      const tile = tiles.find(({ title }) => title === name);
      expect(query).toBe(withParameters(saved(tile?.query ?? ''), price => `{${price}}`));
    }
  });

  test('shows every saved query but the one that wants an id', () => {
    const shown = new Set(tiles.map(({ query }) => `${query}.kql`));
    const all = readdirSync(join(infraFolder, 'queries'));
    expect(all.filter(file => !shown.has(file))).toEqual(['one-operation.kql']);
  });

  test.each(asked)(
    '%s is sound Kusto when its parameters are filled in, and draws columns that there are',
    (name, query) => {
      expect(faultsOfQuery(filled(query))).toEqual([]);
      const { columns } = evaluate(filled(query), {}, Date.now());
      const shape = tiles.find(({ title }) => title === name)?.shape;
      const { kind: _, unit: __, ...drawn } = { unit: '', ...(shape ?? { kind: 'table' }) };
      const names = columns.map(column => column.name);
      expect(
        Object.values(drawn)
          .flat()
          .filter(column => !names.includes(String(column))),
      ).toEqual([]);
      if (shape?.kind === 'lines' || shape?.kind === 'columns') expect(names).toContain('timestamp');
    },
  );

  test('lets people choose what its queries ask for, under ids of their own', () => {
    const used = asked.flatMap(([, query]) => [...query.matchAll(/\{(\w+)\}/g)].map(match => match[1]));
    expect(new Set(used)).toEqual(new Set(Object.keys(parameters)));
    expect(choices.map(({ name }) => name)).toEqual(['TimeRange', ...Object.keys(parameters)]);
    expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length);
    expect(new Set(built.items.map(({ name }) => name)).size).toBe(built.items.length);
  });

  test('control: a query that was changed in one place only would be found', () => {
    expect(withParameters(`${saved('overview')} `, () => '1')).not.toBe(saved('overview'));
  });
});
