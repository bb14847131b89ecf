import { type Element, element, print } from '../build/xml.ts';
import type { Variable } from '../flow/variables.ts';
import { language, version } from './solution.ts';

/** The numbers of Dataverse for types of environment variables. */
const types = { String: '100000000', Bool: '100000002' } as const;

/** An environment variable. An import takes the one element and neither a declaration nor a comment before it. */
export function variableXml({ schemaName, name, description, type, default: usual }: Variable): string {
  const value = typeof usual === 'boolean' ? (usual ? 'yes' : 'no') : usual;
  return print(
    element(
      'environmentvariabledefinition',
      [
        ...(value ? [element('defaultvalue', value)] : []),
        labelled('description', description),
        labelled('displayname', name),
        element('introducedversion', version),
        element('iscustomizable', '1'),
        element('isrequired', '0'),
        element('secretstore', '0'),
        element('type', types[type]),
      ],
      { schemaname: schemaName },
    ),
  );
}

function labelled(name: string, text: string): Element {
  const label = element('label', undefined, { description: text, languagecode: language });
  return element(name, [label], { default: text });
}
