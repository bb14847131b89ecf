import { describe, expect, test } from '@jest/globals';
import { bicepFiles, parseBicep, propertiesOf, readBicep } from './bicep.ts';

describe('the Bicep files', () => {
  test.each(bicepFiles())('%s follows the grammar', async file => {
    expect((await readBicep(file)).faults).toEqual([]);
  });

  test('control: a slip is found, with its line', async () => {
    const { faults } = await parseBicep("param a string\nvar b = {\n  c: 'x\n}\n");
    expect(faults).toEqual([expect.stringMatching(/^line [1-3]: /)]);
  });

  test.each(bicepFiles())('%s names nothing that it has not declared', async file => {
    expect(await unknownNames(await readBicep(file))).toEqual([]);
  });

  test('control: a name that is nowhere declared is found', async () => {
    const text = 'param a string\noutput b string = concat(a, c.d)\n';
    expect(await unknownNames(await parseBicep(text))).toEqual(['c']);
  });

  test.each(bicepFiles())('%s uses everything that it asks for', async file => {
    const { params, root } = await readBicep(file);
    const used = root.descendantsOfType('identifier').map(node => node?.text);
    expect(params.filter(param => used.filter(name => name === param).length < 2)).toEqual([]);
  });

  test('gives every module what it asks for, and nothing else', async () => {
    const main = await readBicep('main.bicep');
    expect(main.modules.length).toBeGreaterThan(5);
    for (const { type, body } of main.modules) {
      const { params, required } = await readBicep(type);
      const given = [...propertiesOf(propertiesOf(body).get('params') as never).keys()];
      expect({ type, unknown: given.filter(name => !params.includes(name)) }).toEqual({ type, unknown: [] });
      expect({ type, missing: required.filter(name => !given.includes(name)) }).toEqual({
        type,
        missing: [],
      });
    }
  });

  test('reads only outputs that the module has', async () => {
    const main = await readBicep('main.bicep');
    const read = [...main.root.text.matchAll(/(\w+)\.outputs\.(\w+)/g)];
    expect(read.length).toBeGreaterThan(10);
    for (const [, name, output] of read) {
      const module = main.modules.find(each => each.name === name);
      expect((await readBicep(module?.type ?? '')).outputs).toContain(output);
    }
  });
});

/** Functions of the language are named by their calls; everything else has to be declared in the file. */
const namespaces = ['string', 'int', 'bool', 'object', 'array'];

async function unknownNames({
  root,
  params,
  variables,
  resources,
  modules,
}: Awaited<ReturnType<typeof readBicep>>) {
  const named = [...resources, ...modules].map(({ name }) => name);
  const loops = root.descendantsOfType('for_statement').map(node => node?.namedChild(0)?.text);
  const known = new Set([...params, ...variables.keys(), ...named, ...loops, ...namespaces]);
  const used = root.descendantsOfType('identifier').filter(node => {
    const parent = node?.parent;
    const called = parent?.type === 'call_expression' && parent.namedChild(0)?.text === node?.text;
    const property = parent?.type === 'object_property' && parent.namedChild(0)?.equals(node as never);
    const declared = parent?.type.endsWith('_declaration') && parent.namedChild(0)?.equals(node as never);
    return !(called || property || declared);
  });
  return [...new Set(used.map(node => node?.text))].filter(name => name !== undefined && !known.has(name));
}
