import type { Files } from '../files.js';
import type { Fault } from '../jurisdiction-error.js';
import { known, unknown } from './known.js';

const FILE = 'deadlines.yaml';
type Rule = Files['deadlines']['rules'][number];

/** Every rule starts from an event that is defined and has the parts its type counts with. */
export function* deadlineFaults(files: Files): Iterable<Fault> {
  const names = known(files);
  for (const rule of files.deadlines.rules) {
    const at = { file: FILE, path: `rules[${rule.id}]` };
    yield* unknown('event', eventsOf(rule), names.events, at);
    yield* unknown('deadline rule', [rule.fallback], names.rules, at);
    yield* partFaults(rule, at);
    yield* versionFaults(rule, at);
  }
  for (const override of files.deadlines.overrides) {
    const at = { file: FILE, path: `overrides[${override.id}]` };
    yield* unknown('event', [override.event], names.events, at);
    yield* versionFaults(override, at);
    if (!targets(files).has(override.appliesTo)) yield { ...at, reason: `unknown entry "${override.appliesTo}"` };
  }
  for (const reading of files.deadlines.readings) {
    const at = { file: FILE, path: `readings[${reading.ambiguity}]` };
    yield* unknown('event', [reading.event], names.events, at);
    yield* unknown('deadline rule', [reading.rule, reading.instead], names.rules, at);
    if (!targets(files).has(reading.entry)) yield { ...at, reason: `unknown entry "${reading.entry}"` };
  }
}

function eventsOf(rule: Rule): (string | undefined)[] {
  return [rule.event, rule.after, rule.before, rule.precondition?.event, ...Object.values(rule.eventByMode ?? {})];
}

function* partFaults(rule: Rule, at: { file: string; path: string }): Iterable<Fault> {
  const counted = rule.type === 'within' || rule.type === 'not-later-than-before';
  if (counted && (rule.n === undefined || rule.unit === undefined)) yield { ...at, reason: 'needs n and unit' };
  if (rule.type === 'between' && (rule.after === undefined || rule.before === undefined)) {
    yield { ...at, reason: 'needs after and before' };
  }
  if (rule.type !== 'between' && rule.event === undefined && rule.eventByMode === undefined) {
    yield { ...at, reason: 'needs an event' };
  }
}

function* versionFaults(
  rule: { readonly from?: string; readonly to?: string },
  at: { file: string; path: string },
): Iterable<Fault> {
  if (rule.from !== undefined && rule.to !== undefined && rule.from > rule.to) {
    yield { ...at, reason: 'ends before it takes effect' };
  }
}

/** What an override can apply to: an entry, one element of it, or any penalty decision. */
function targets(files: Files): ReadonlySet<string> {
  const entries = files.catalogue.flatMap(({ entries: rows }) => rows);
  const elements = entries.flatMap((entry) => entry.elements.map(({ id }) => `${entry.id}.${id}`));
  return new Set([...entries.map(({ id }) => id), ...elements, 'any-penalty']);
}
