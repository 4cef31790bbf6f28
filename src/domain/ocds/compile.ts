import type { Release } from './release.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * The state after all releases, by OCDS' merging routine: objects field by field, lists of things with ids thing by thing, everything else as
 * the newest release has it (null would remove; we write none).
 */
export function compile(releases: readonly Release[]): Release {
  const last = releases.at(-1);
  if (last === undefined) throw new Error('a record has at least one release');
  const merged = releases.map(body).reduce<Json>(mergeObjects, {});
  const { ocid, date } = last;
  return { ...merged, ocid, id: `${ocid}-compiled-${date}`, date, tag: ['compiled'] } as unknown as Release;
}

/** `id`, `date` and `tag` belong to the single release (omitWhenMerged). */
function body(release: Release): Json {
  const omitted = ['id', 'date', 'tag'];
  return Object.fromEntries(Object.entries(release).filter(([name]) => !omitted.includes(name)));
}

function mergeObjects(before: Json, after: Json): Json {
  const merged: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(after)) merged[name] = mergeValues(before[name], value, name);
  return merged;
}

function mergeValues(before: unknown, after: unknown, name: string): unknown {
  if (isObject(before) && isObject(after)) return mergeObjects(before, after);
  if (isIdentified(before) && isIdentified(after) && !WHOLE.has(name)) return mergeLists(before, after);
  return after;
}

/** Lists that the schema merges as a whole (wholeListMerge), of those with ids in them. */
const WHOLE = new Set(['additionalIdentifiers', 'additionalClassifications']);

function mergeLists(before: readonly Identified[], after: readonly Identified[]): Json[] {
  const merged = new Map<unknown, Json>(before.map((each) => [each.id, each]));
  for (const each of after) merged.set(each.id, mergeObjects(merged.get(each.id) ?? {}, each));
  return [...merged.values()];
}

type Identified = Json & { readonly id: unknown };

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isIdentified = (value: unknown): value is readonly Identified[] =>
  Array.isArray(value) && value.every((each) => isObject(each) && 'id' in each);
