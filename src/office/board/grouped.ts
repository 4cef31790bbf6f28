/** Values by key, keys in the order they are first met. */
export function grouped<T>(values: readonly T[], keyOf: (value: T) => string): [key: string, group: T[]][] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return [...groups];
}
