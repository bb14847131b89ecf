import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { events, histograms, spanCode, spanNames } from '../../core/telemetry/catalogue.ts';
import { evaluate } from '../../local/kql/evaluate.ts';
import { faultsOfQuery } from '../../local/kql/language-service.ts';
import { infraFolder } from './bicep.ts';

const queriesIn = (folder: string) =>
  readdirSync(join(infraFolder, folder)).map(
    file => [file, readFileSync(join(infraFolder, folder, file), 'utf8')] as [string, string],
  );
const queries = [...queriesIn('queries'), ...queriesIn('alerts')];

/** Silence is what one of them is about. */
const alertsOnRows = queriesIn('alerts').filter(([file]) => file !== 'sweep-is-silent.kql');

const declared = {
  names: new Set<string>([...Object.keys(events), ...Object.keys(histograms), ...spanNames]),
  codes: new Set<string>([
    'tenant',
    spanCode,
    ...Object.values(events).flatMap(({ codes }) => codes),
    ...Object.values(histograms).map(({ of }) => of),
  ]),
  measurements: new Set<string>(Object.values(events).flatMap(({ measurements }) => measurements)),
};

/** Names that a query asks for and the catalogue does not have: such a query would find nothing, for ever. */
function strangers(text: string): string[] {
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(match => match[1] as string);
  const lists = all(/name in \(([^)]*)\)/g).flatMap(list => [...list.matchAll(/"([^"]+)"/g)].map(m => m[1]));
  const names = [...all(/\bname == "([^"]+)"/g), ...(lists as string[])];
  return [
    ...names.filter(name => !declared.names.has(name)),
    ...all(/customDimensions\.(\w+)/g).filter(name => !declared.codes.has(name)),
    ...all(/customMeasurements\.(\w+)/g).filter(name => !declared.measurements.has(name)),
    ...all(/"(\w+Ms)"/g).filter(name => !declared.measurements.has(name)),
  ];
}

describe('the saved queries', () => {
  test.each(queries)('%s is sound Kusto over the tables of Application Insights', (_, text) => {
    expect(faultsOfQuery(text)).toEqual([]);
  });

  test.each(queries)('%s asks for names that are told', (_, text) => {
    expect(strangers(text)).toEqual([]);
  });

  test.each(queries)('%s says what it shows', (_, text) => {
    expect(text).toMatch(/^\/\/ [A-Z].{20,}/);
  });

  test('of alerts are all used by the rules in Bicep', () => {
    const source = readFileSync(join(infraFolder, 'modules/alerts.bicep'), 'utf8');
    const used = [...source.matchAll(/loadTextContent\('\.\.\/alerts\/([^']+)'\)/g)].map(match => match[1]);
    expect(used.sort()).toEqual(readdirSync(join(infraFolder, 'alerts')).sort());
  });

  test.each(alertsOnRows)('%s of alerts finds nothing where nothing was told', (_, text) => {
    expect(evaluate(text, {}, Date.now()).rows).toEqual([]);
  });

  test('control: a query that sums up everything has a row even then, and would raise its alert for ever', () => {
    const text = 'customMetrics | where valueMax > 1 | summarize longest = max(valueMax)';
    expect(evaluate(text, {}, Date.now()).rows).toHaveLength(1);
  });

  test('control: a slip and a column that is nowhere are found', () => {
    expect(faultsOfQuery('customEvents | were name == "x"')).not.toEqual([]);
    expect(faultsOfQuery('customEvents | where nme == "x"')).toEqual([expect.stringContaining('nme')]);
    expect(faultsOfQuery('customEvents | where name == "x"')).toEqual([]);
  });

  test('control: a name that nobody tells is found', () => {
    const text = 'customEvents | where name == "RunEnded" | extend a = customMeasurements.luck';
    expect(strangers(text)).toEqual(['RunEnded', 'luck']);
  });
});
