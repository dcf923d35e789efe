/** The variables that a list names as `env:NAME`, with their values; a missing one is empty. */
export const namedSecrets = (
  list: string,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> => {
  const named = [...list.matchAll(/"env:(\w+)"/g)].map(([, name = '']) => name);
  return Object.fromEntries(named.map((name) => [name, environment[name] ?? '']));
};
