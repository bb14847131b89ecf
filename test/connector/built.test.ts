import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { brandColour, defaultHost } from '../../connector/build/about.ts';
import { files } from '../../connector/build/files.ts';
import { apiProperties } from '../../connector/build/properties.ts';

const read = (name: string) => readFileSync(new URL(`../../connector/${name}`, import.meta.url));

describe('the files that lie here', () => {
  test.each([...files(defaultHost)])('%s is what is built', (name, content) => {
    expect(read(name).equals(content)).toBe(true);
  });

  test('the control: a definition for another host is another file', () => {
    const other = files('my-app.azurewebsites.net').get('apiDefinition.swagger.json');
    expect(other?.equals(read('apiDefinition.swagger.json'))).toBe(false);
  });
});

describe('the properties', () => {
  const faultsOf = ({ properties }: ReturnType<typeof apiProperties>) => [
    ...(/^#[0-9a-f]{6}$/i.test(properties.iconBrandColor) ? [] : ['colour']),
    ...(['#007ee5', '#ffffff'].includes(properties.iconBrandColor) ? ['colour'] : []),
    ...(properties.publisher && properties.stackOwner ? [] : ['owner']),
    ...(/"clientSecret"|"secret":/.test(JSON.stringify(properties)) ? ['secret'] : []),
  ];

  test('have a brand colour of their own, an owner, and no secret', () => {
    expect(faultsOf(apiProperties())).toEqual([]);
  });

  test('the control: a colour that is taken, a missing owner and a secret are seen', () => {
    const broken = structuredClone(apiProperties());
    Object.assign(broken.properties, { iconBrandColor: '#007ee5', stackOwner: '', clientSecret: 'x' });
    expect(faultsOf(broken)).toEqual(['colour', 'owner', 'secret']);
  });

  test('let a maker sign in as a person or as a service principal', () => {
    const { values } = apiProperties().properties.connectionParameterSets;
    expect(values.map(({ name }) => name)).toEqual(['user', 'servicePrincipal']);
  });
});

describe('the icon', () => {
  const icon = read('icon.png');

  test('is a PNG, 230 pixels square', () => {
    expect(icon.subarray(1, 4).toString()).toBe('PNG');
    expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([230, 230]);
  });

  test('has the brand colour of the properties', () => {
    expect(apiProperties().properties.iconBrandColor).toBe(brandColour);
  });
});
