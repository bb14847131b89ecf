/** Puts the app settings where an app reads them on Azure: in the environment, before the app is imported. */
export function applySettings(settings: Record<string, string>): void {
  Object.assign(process.env, settings);
}

/**
 * Replaces every `%Name%` of a binding's text by the setting of that name.
 * Throws an error that names the function, the option and the missing setting.
 */
function resolveText(text: string, functionName: string, option: string): string {
  return text.replaceAll(/%([^%\s]+)%/g, (_, name: string) => {
    const value = process.env[name];
    if (value === undefined) {
      throw new Error(`Function "${functionName}": setting "${name}" in its ${option} "${text}" is not set.`);
    }
    return value;
  });
}

/** A copy of a binding with `%Setting%` resolved in all its texts. */
export function resolveBinding<T extends Record<string, unknown>>(binding: T, functionName: string): T {
  const resolved = Object.entries(binding).map(([option, value]) => [
    option,
    typeof value === 'string' ? resolveText(value, functionName, option) : value,
  ]);
  return Object.fromEntries(resolved) as T;
}
