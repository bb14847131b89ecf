import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { strToU8 } from 'fflate';
import { defaultHost } from '../../connector/build/about.ts';
import { flows } from '../../connector/flow/flows.ts';
import { variables } from '../../connector/flow/variables.ts';
import { packages } from '../../connector/solution/packages.ts';
import { zip } from '../../connector/solution/zip.ts';
import { errors } from '../../core/errors.ts';
import { all, faultsOf, rootOf, textIn, unzipped, value, type Zipped } from './solution-zip.ts';

const read = (name: string) => readFileSync(new URL(`../../connector/${name}`, import.meta.url));
const intro = read('intro.md');
const built = packages(defaultHost, intro);
const opened = (name: string) => unzipped(built.get(name) ?? new Uint8Array());
const [connector, withFlows] = [opened('TimeAgentConnector.zip'), opened('TimeAgentFlows.zip')];

const connectorFiles = [
  ...['[Content_Types].xml', 'solution.xml', 'customizations.xml'],
  'Connector/tagent_timeagent_openapidefinition.json',
  'Connector/tagent_timeagent_connectionparameters.json',
  'Connector/tagent_timeagent_connectionparametersets.json',
  'Connector/tagent_timeagent_policytemplateinstances.json',
  'Connector/tagent_timeagent_iconblob.Png',
];

describe('the solutions', () => {
  test('the connector by itself is these files and no others', () => {
    expect([...connector.keys()]).toEqual(connectorFiles);
    expect(faultsOf(connector)).toEqual([]);
  });

  test('the flows come with the connector, a workflow each, and the environment variables', () => {
    expect([...withFlows.keys()].slice(0, connectorFiles.length)).toEqual(connectorFiles);
    const others = [...withFlows.keys()].slice(connectorFiles.length);
    expect(others.filter(name => name.startsWith('Workflows/'))).toHaveLength(flows.length);
    const defined = others.filter(name => name.startsWith('environmentvariabledefinitions/'));
    expect(defined).toHaveLength(Object.keys(variables).length);
    expect(others).toHaveLength(flows.length + defined.length);
    expect(faultsOf(withFlows)).toEqual([]);
  });

  test.each(flows.map(({ name }) => name))('%s lies in it as it lies here', name => {
    const file = [...withFlows.keys()].find(each => each.startsWith(`Workflows/${name}-`)) ?? '';
    expect(file).toMatch(/-[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\.json$/);
    expect(textIn(withFlows, file)).toBe(read(`flows/${name}.json`).toString());
  });

  test('so do the definition of the connector and its icon', () => {
    for (const files of [connector, withFlows]) {
      expect(textIn(files, connectorFiles[3] ?? '')).toBe(read('apiDefinition.swagger.json').toString());
      expect(read('icon.png').equals(files.get(connectorFiles.at(-1) ?? '') ?? new Uint8Array())).toBe(true);
    }
    const sets = JSON.parse(textIn(connector, connectorFiles[5] ?? '')) as { values: { name: string }[] };
    expect(sets.values.map(({ name }) => name)).toEqual(['user', 'servicePrincipal']);
  });

  test('flows come in switched off', () => {
    const root = rootOf(textIn(withFlows, 'customizations.xml'));
    const states = all(root, 'Workflow').map(node => [value(node, 'StateCode'), value(node, 'StatusCode')]);
    expect(states).toEqual(flows.map(() => ['0', '1']));
  });

  test('a variable is one element, with neither declaration nor comment before it', () => {
    const files = [...withFlows.keys()].filter(name => name.startsWith('environmentvariabledefinitions/'));
    for (const name of files)
      expect(textIn(withFlows, name)).toMatch(/^<environmentvariabledefinition schemaname="tagent_/);
    const dryRun = files.find(name => name.includes('tagent_DryRun')) ?? '';
    expect(value(rootOf(textIn(withFlows, dryRun)), 'defaultvalue')).toBe('yes');
  });

  test('are the same bytes each time', () => {
    expect(packages(defaultHost, intro)).toEqual(built);
    expect(packages('my-app.azurewebsites.net', intro).get('TimeAgentFlows.zip')).not.toEqual(
      built.get('TimeAgentFlows.zip'),
    );
  });
});

describe('the controls', () => {
  const changed = (name: string, from: string | RegExp, to: string): Zipped =>
    unzipped(zip(new Map(withFlows).set(name, strToU8(textIn(withFlows, name).replace(from, to)))));
  const without = (name: string) => {
    const files = new Map(withFlows);
    files.delete(name);
    return files;
  };
  const workflow = [...withFlows.keys()].find(name => name.startsWith('Workflows/Approval')) ?? '';
  const variable = [...withFlows.keys()].find(name => name.includes('tagent_Team/')) ?? '';

  test.each([
    ['a workflow that is missing', without(workflow), `${workflow} is missing`],
    ['a variable that is missing', without(variable), `${variable} is missing`],
    [
      'a file that nothing names',
      new Map(withFlows).set('left.xml', strToU8('<a />')),
      'left.xml is named nowhere',
    ],
    [
      'a type that is missing',
      changed('[Content_Types].xml', 'Png', 'png'),
      `${connectorFiles.at(-1)} has no type`,
    ],
    ['another order', changed('customizations.xml', '<Roles />\n', ''), 'the order of customizations'],
    [
      'a flow that is not listed',
      changed('solution.xml', 'type="29"', 'type="28"'),
      'the flows of the solution',
    ],
    [
      'a reference that leads nowhere',
      changed(
        'customizations.xml',
        'connectionreferencelogicalname="tagent_approvals"',
        'connectionreferencelogicalname="x"',
      ),
      `${workflow}: there is no tagent_approvals`,
    ],
  ])('%s is seen', (_, files, fault) => {
    expect(faultsOf(files)).toContain(fault);
  });

  test('XML that is not well-formed is seen', () => {
    expect(() => faultsOf(changed('solution.xml', '</Publisher>', ''))).toThrow();
  });
});

describe('the package for certification', () => {
  test('is a text and a package with one folder, in which the two solutions lie', () => {
    const outer = opened('TimeAgentCertification.zip');
    expect([...outer.keys()]).toEqual(['intro.md', 'package.zip']);
    const inner = unzipped(outer.get('package.zip') ?? new Uint8Array());
    expect([...inner.keys()]).toEqual([
      ...['PkgAssets/TimeAgentConnector.zip', 'PkgAssets/TimeAgentFlows.zip'],
      'PkgAssets/ImportConfig.xml',
    ]);
    for (const name of ['TimeAgentConnector.zip', 'TimeAgentFlows.zip'])
      expect(inner.get(`PkgAssets/${name}`)).toEqual(built.get(name));
    const order = all(rootOf(textIn(inner, 'PkgAssets/ImportConfig.xml')), 'configsolutionfile');
    expect(order.map(({ attributes }) => attributes['solutionpackagefilename'])).toEqual([
      'TimeAgentConnector.zip',
      'TimeAgentFlows.zip',
    ]);
  });

  test('the errors that its text names are those of the app', () => {
    const named = [...intro.toString().matchAll(/^\| (\d{3}) (\w+) \|/gm)];
    expect(named.length).toBeGreaterThan(3);
    for (const [, status, code] of named)
      expect(errors[code as keyof typeof errors].status).toBe(Number(status));
  });
});
