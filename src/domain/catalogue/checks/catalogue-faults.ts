import type { Files } from '../files.js';
import type { Fault } from '../jurisdiction-error.js';
import { elementFaults } from './element-faults.js';
import { known, unknown } from './known.js';

type EntryRow = Files['catalogue'][number]['entries'][number];

/** Every entry has an owner that exists, elements that a form can show, and deadlines that are defined. */
export function* catalogueFaults(files: Files): Iterable<Fault> {
  const names = known(files);
  for (const { file, domain, entries } of files.catalogue) {
    yield* unknown('unit or group', domain.responsible, names.owners, { file, path: 'domain.responsible' });
    for (const entry of entries) {
      const at = (part: string) => ({ file, path: `entries[${entry.id}].${part}` });
      yield* unknown('unit or group', entry.anyOf, names.owners, at('anyOf'));
      yield* unknown('event', Object.keys(entry.dates), names.events, at('dates'));
      yield* unknown('deadline rule', rulesOf(entry), names.rules, at('deadlines'));
      yield* requiredFaults(entry, at('atLeastOne'));
      yield* displayFaults(entry, at('display'));
      for (const element of entry.elements) {
        yield* elementFaults(element, files.codes.codeLists, at(`elements[${element.id}]`));
      }
    }
  }
}

function rulesOf(entry: EntryRow): string[] {
  const { deadlineSelector: selector } = entry;
  const chosen = selector === undefined ? [] : [...Object.values(selector.cases).flat(), ...selector.otherwise];
  return [...entry.deadlines, ...chosen];
}

function* requiredFaults(entry: EntryRow, at: { file: string; path: string }): Iterable<Fault> {
  const required = entry.elements.some((element) => element.required);
  if (entry.atLeastOne && required)
    yield { ...at, reason: 'an element is required: at least one is no further demand' };
  if (!entry.atLeastOne && !required) yield { ...at, reason: 'nothing is required: an empty item would pass' };
}

function* displayFaults({ display, elements }: EntryRow, at: { file: string; path: string }): Iterable<Fault> {
  if (display === undefined) return;
  const { minDays, maxDays, graded } = display;
  if (minDays === undefined && maxDays === undefined && graded === undefined)
    yield { ...at, reason: 'needs minDays, maxDays or graded' };
  const tables = new Map(elements.map((element) => [element.id, element.columns ?? []]));
  for (const { element, date } of graded ?? []) {
    if (!tables.has(element)) yield { ...at, reason: `graded: no element ${element}` };
    else if (date !== undefined && !tables.get(element)?.some(({ id }) => id === date))
      yield { ...at, reason: `graded: ${element} has no column ${date}` };
  }
  if (minDays !== undefined && maxDays !== undefined && minDays > maxDays) {
    yield { ...at, reason: 'minDays is above maxDays' };
  }
}
