/** What a form sent, flat: `elements.price.value` → `1200`. A name sent twice keeps all its values. */
export type Typed = ReadonlyMap<string, readonly string[]>;

export function typedOf(body: unknown): Typed {
  if (typeof body !== 'object' || body === null) return new Map();
  return new Map(Object.entries(body).map(([name, value]) => [name, textsOf(value)]));
}

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

/** The last value sent under a name, trimmed; empty when there is none. */
export const last = (typed: Typed, name: string): string => (typed.get(name)?.at(-1) ?? '').trim();

/** Every value under a name, without blanks and repeats. */
export const all = (typed: Typed, name: string): readonly string[] => [
  ...new Set((typed.get(name) ?? []).map((one) => one.trim()).filter((one) => one !== '')),
];

/** How many rows were sent under `elements.parcels.<n>.…`: one more than the highest number. */
export function rowsIn(typed: Typed, prefix: string): number {
  const pattern = /^\.(\d{1,4})\./;
  const numbers = [...typed.keys()]
    .filter((name) => name.startsWith(prefix))
    .flatMap((name) => {
      const found = pattern.exec(name.slice(prefix.length));
      return found?.[1] === undefined ? [] : [Number(found[1]) + 1];
    });
  return Math.max(0, ...numbers);
}

/** The revision the page was made with; null when the form carries none. */
export function revisionOf(typed: Typed): number | null {
  const given = last(typed, 'revision');
  return /^[1-9]\d{0,8}$/.test(given) ? Number(given) : null;
}

/** The key made with the page, bound to what is asked: each button of one page is its own request. */
export function keyOf(typed: Typed, action: string): string | null {
  const given = last(typed, 'key');
  return /^[\w-]{8,64}$/.test(given) ? `${action}.${given}` : null;
}
