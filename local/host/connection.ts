/**
 * The connection string behind a trigger's `connection`, found as on Azure: the option names the setting that holds it.
 * `NAME__fullyQualifiedNamespace` and the like ask for a managed identity, which a laptop does not have: refused.
 * Throws an error that names the function, the option and the setting.
 */
export function readConnection(
  functionName: string,
  option: string,
  name: unknown,
  identity: string,
): string {
  const of = `Function "${functionName}"`;
  if (typeof name !== 'string' || name === '') {
    throw new Error(`${of}: its ${option} must name the setting that holds the connection string.`);
  }
  const text = process.env[name];
  if (text !== undefined && text !== '') return text;
  if (process.env[`${name}__${identity}`] !== undefined) {
    throw new Error(
      `${of}: setting "${name}__${identity}" asks for a managed identity, which the local host does not have. ` +
        `Set "${name}" to a connection string.`,
    );
  }
  throw new Error(`${of}: setting "${name}" of its ${option} is not set.`);
}
