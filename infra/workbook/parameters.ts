/** Figures that whoever looks can change, by the name of the `let` at the top of a query. Prices are per million. */
export const parameters = {
  pricePerMillionRequestUnits: { label: 'Price per million request units', value: 0.25 },
  pricePerMillionTokens: { label: 'Price per million tokens', value: 1 },
} as const;

export type ParameterName = keyof typeof parameters;

/** A query with other values in the place of its own: `let NAME = VALUE;`. Others stay as they are. */
export function withParameters(text: string, worth: (name: ParameterName) => string): string {
  const names = Object.keys(parameters) as ParameterName[];
  return names.reduce(
    (query, name) => query.replace(new RegExp(`^let ${name} = [^;]+;`, 'm'), `let ${name} = ${worth(name)};`),
    text,
  );
}
