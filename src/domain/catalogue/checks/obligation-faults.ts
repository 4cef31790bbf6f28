import type { Files } from '../files.js';
import type { Fault } from '../jurisdiction-error.js';
import type { Chain, Periodic } from '../shapes/obligations.js';
import { known, unknown } from './known.js';

const FILE = 'obligations.yaml';
type EntryRow = Files['catalogue'][number]['entries'][number];
type Entries = ReadonlyMap<string, EntryRow>;
interface At {
  readonly file: string;
  readonly path: string;
}

/** What is expected is an entry of the catalogue, owed by a unit that may draft it, counted from an event it knows. */
export function* obligationFaults(files: Files): Iterable<Fault> {
  const entries: Entries = new Map(files.catalogue.flatMap((one) => one.entries.map((entry) => [entry.id, entry])));
  yield* twice(files);
  for (const rule of files.obligations.periodic) yield* periodicFaults(files, entries, rule);
  for (const chain of files.obligations.chains) yield* chainFaults(files, entries, chain);
}

function* twice({ obligations }: Files): Iterable<Fault> {
  const seen = new Set<string>();
  for (const { id } of [...obligations.periodic, ...obligations.chains]) {
    if (seen.has(id)) yield { file: FILE, path: id, reason: `"${id}" is there twice` };
    seen.add(id);
  }
}

function* periodicFaults(files: Files, entries: Entries, rule: Periodic): Iterable<Fault> {
  const at = (part: string): At => ({ file: FILE, path: `periodic[${rule.id}].${part}` });
  yield* unknown('entry', [rule.entry], new Set(entries.keys()), at('entry'));
  yield* unknown('unit', rule.units, known(files).units, at('units'));
  const entry = entries.get(rule.entry);
  if (entry === undefined) return;
  yield* askedFor(entry, [rule.event], at('event'));
  if (rule.formed !== 'end' && rule.every !== 'year') {
    yield { ...at('formed'), reason: 'only a year has a fixed day: write "end"' };
  }
  if (entry.needsProject) yield { ...at('entry'), reason: 'an entry of projects has no periods' };
  for (const unit of rule.units.filter((one) => !mayOwe(files, entry, one))) {
    yield { ...at('units'), reason: `"${unit}" does not answer for ${entry.id}` };
  }
}

function* chainFaults(files: Files, entries: Entries, chain: Chain): Iterable<Fault> {
  const at = (part: string): At => ({ file: FILE, path: `chains[${chain.id}].${part}` });
  yield* unknown('entry', chain.after, new Set(entries.keys()), at('after'));
  yield* unknown('entry', [chain.expects], new Set(entries.keys()), at('expects'));
  const expected = entries.get(chain.expects);
  if (expected === undefined) return;
  yield* askedFor(expected, Object.keys(chain.known), at('known'));
  yield* unknown('element', chain.elements, elementsOf([expected]), at('elements'));
  const before = chain.after.map((id) => entries.get(id)).filter((entry) => entry !== undefined);
  yield* unknown('element', [...chain.when.holds, ...chain.when.lacks], elementsOf(before), at('when'));
  yield* unknown('element', chain.carries, elementsOf(before), at('carries'));
  const dates = new Set(['published', ...before.flatMap((entry) => Object.keys(entry.dates))]);
  yield* unknown('date of the item before', Object.values(chain.known), dates, at('known'));
  for (const entry of before.filter((one) => !one.anyOf.some((owner) => expected.anyOf.includes(owner)))) {
    yield { ...at('expects'), reason: `who answers for ${entry.id} does not answer for ${expected.id}` };
  }
  if (chain.per === 'project' && before.some(({ needsProject }) => !needsProject)) {
    yield { ...at('per'), reason: 'once for each project needs entries of projects' };
  }
  if (chain.after.includes(chain.expects) && chain.elements.length === 0) {
    yield { ...at('expects'), reason: 'an entry that follows itself names the elements that are owed' };
  }
}

/** An event the form never asks for can neither be known nor prefilled. */
function askedFor(entry: EntryRow, events: readonly string[], at: At): Iterable<Fault> {
  return unknown(`date of ${entry.id}`, events, new Set(Object.keys(entry.dates)), at);
}

const elementsOf = (entries: readonly EntryRow[]): ReadonlySet<string> =>
  new Set(entries.flatMap(({ elements }) => elements.map(({ id }) => id)));

/** Named itself, or a member of a group that is. */
function mayOwe({ units }: Files, { anyOf }: EntryRow, unit: string): boolean {
  const memberOf = units.units.find(({ id }) => id === unit)?.memberOf ?? [];
  return anyOf.some((owner) => owner === unit || memberOf.includes(owner));
}
