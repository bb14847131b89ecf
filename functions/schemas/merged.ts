/** As much of JSON Schema as the alternatives of a request are written in. */
export type JsonSchema = Record<string, unknown> & { properties?: Record<string, JsonSchema> };

/** For readers that know no unions: one object with the fields of all alternatives; required is what all of them require. */
export function merged(alternatives: readonly JsonSchema[]): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  for (const { properties: own = {} } of alternatives)
    for (const [name, json] of Object.entries(own)) properties[name] = either(properties[name], json);
  const [first = [], ...others] = alternatives.map(each => (each['required'] ?? []) as string[]);
  const required = first.filter(name => others.every(other => other.includes(name)));
  return { type: 'object', properties, required };
}

/** Of two fields of one name, the values of both if they are listed. */
function either(a: JsonSchema | undefined, b: JsonSchema): JsonSchema {
  const values = [a, b].map(each => (each ? valuesOf(each) : undefined));
  const [ofA, ofB] = values;
  if (!a || !ofA || !ofB) return b;
  const { const: _, ...rest } = a;
  return { ...rest, enum: [...new Set([...ofA, ...ofB])] };
}

/** One value that it must have, or one of several. */
function valuesOf({ enum: values, ...json }: JsonSchema): unknown[] | undefined {
  if (Array.isArray(values)) return values;
  return 'const' in json ? [json['const']] : undefined;
}
