import { fileOf } from '../flow/flow.ts';
import { flows } from '../flow/flows.ts';
import { flowPicture } from '../picture/flow-picture.ts';
import { drawIcon } from './icon.ts';
import { apiProperties, settings } from './properties.ts';
import { buildSwagger } from './swagger.ts';

/** Every built file of the connector by its name, as bytes. */
export function files(host: string): Map<string, Buffer> {
  const swagger = buildSwagger(host);
  return new Map([
    ['apiDefinition.swagger.json', json(swagger)],
    ['apiProperties.json', json(apiProperties())],
    ['settings.json', json(settings)],
    ['icon.png', drawIcon()],
    ...flows.map(flow => [`flows/${flow.name}.json`, json(fileOf(flow))] as const),
    ...flows.map(flow => [`flows/${flow.name}.svg`, Buffer.from(flowPicture(flow, swagger))] as const),
  ]);
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
