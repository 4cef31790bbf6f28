/** Some kilobytes each: what a county does in a day. */
const MOST = 2_000;
const rows = new Map<string, unknown>();
const names = new WeakMap<object, number>();
let named = 0;

/**
 * What `make` gives, made once for these objects (by identity: they never change) and this key; only for what follows from them and from
 * nothing else. The two thousand used last are kept.
 */
export function memoised<T>(objects: readonly object[], key: string, make: () => T): T {
  const row = `${objects.map(nameOf).join(' ')} ${key}`;
  const known = rows.get(row) as T | undefined;
  const value = known ?? make();
  rows.delete(row);
  rows.set(row, value);
  const [oldest] = rows.keys();
  if (rows.size > MOST && oldest !== undefined) rows.delete(oldest);
  return value;
}

function nameOf(object: object): number {
  const name = names.get(object) ?? (named += 1);
  names.set(object, name);
  return name;
}
