import { z } from 'zod';
import { type JsonSchema, merged } from '../schemas/merged.ts';
import type { Tool } from './tool.ts';

/** A tool as the protocol lists it. */
export type ListedTool = {
  name: string;
  title: string;
  description: string;
  inputSchema: { type: 'object'; properties?: Record<string, object>; required?: string[] };
  annotations: {
    title: string;
    readOnlyHint: boolean;
    destructiveHint: boolean;
    idempotentHint: boolean;
    openWorldHint: boolean;
  };
};

export function listingOf({ name, title, description, input, effect }: Tool): ListedTool {
  const { $schema: _, ...inputSchema } = z.toJSONSchema(input, {
    ...{ target: 'draft-7', io: 'input', unrepresentable: 'any', reused: 'inline' },
    override: ({ jsonSchema }) => flatten(jsonSchema as JsonSchema),
  });
  const annotations = {
    ...{ title, readOnlyHint: effect === 'reads', destructiveHint: effect === 'destroys' },
    ...{ idempotentHint: true, openWorldHint: false },
  };
  return {
    ...{ name, title, description, annotations },
    inputSchema: inputSchema as ListedTool['inputSchema'],
  };
}

/**
 * Copilot Studio reads no alternatives; `run` still refuses what fits none of them. Nor need it read bounds that every
 * whole number of JavaScript has.
 */
function flatten(json: JsonSchema): void {
  if (json['maximum'] === Number.MAX_SAFE_INTEGER) delete json['maximum'];
  const alternatives = json['oneOf'] ?? json['anyOf'];
  if (!Array.isArray(alternatives)) return;
  delete json['oneOf'];
  delete json['anyOf'];
  Object.assign(json, merged(alternatives));
}
