import { fieldOf, type Reading } from '../../ocds/fields.js';
import type { Files } from '../files.js';
import type { FieldKind } from '../jurisdiction.js';
import type { Fault } from '../jurisdiction-error.js';
import type { OcdsElement } from '../shapes/ocds.js';
import { known, unknown } from './known.js';

type CatalogueElement = Files['catalogue'][number]['entries'][number]['elements'][number];
const file = 'ocds.yaml';

/** Entries, elements, columns, codes and groups that exist, each entry once, and fields that can be read from their elements. */
export function* ocdsFaults(files: Files): Iterable<Fault> {
  if (files.ocds === null) return;
  yield* unknown('group', Object.keys(files.ocds.roles), known(files).groups, { file, path: 'roles' });
  const catalogue = new Map(files.catalogue.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry])));
  const seen = new Set<string>();
  for (const { entry, elements } of files.ocds.entries) {
    const path = `entries[${entry}]`;
    if (seen.has(entry)) yield { file, path, reason: 'the entry is there twice' };
    seen.add(entry);
    yield* unknown('entry', [entry], new Set(catalogue.keys()), { file, path });
    const there = catalogue.get(entry)?.elements;
    if (there === undefined) continue;
    for (const mapped of elements) {
      const at = { file, path: `${path}.elements[${mapped.element}]` };
      const element = there.find(({ id }) => id === mapped.element);
      if (element === undefined) yield { ...at, reason: `unknown element "${mapped.element}"` };
      else yield* elementFaults(mapped, element, files, at);
    }
  }
}

function* elementFaults(
  { field, columns, values }: OcdsElement,
  element: CatalogueElement,
  files: Files,
  at: Pick<Fault, 'file' | 'path'>,
): Iterable<Fault> {
  const { reads } = fieldOf(field);
  if (!READ_FROM[reads].includes(element.kind))
    yield { ...at, reason: `${field} cannot be read from an element of the kind "${element.kind}"` };
  const ids = new Set((element.columns ?? []).map(({ id }) => id));
  yield* unknown('column', Object.values(columns ?? {}), ids, { ...at, path: `${at.path}.columns` });
  const codes = new Set((files.codes.codeLists[element.codeList ?? ''] ?? []).map(({ id }) => id));
  yield* unknown('code', Object.keys(values ?? {}), codes, { ...at, path: `${at.path}.values` });
  if (reads === 'rows' && columns === undefined) yield { ...at, reason: `${field} needs columns` };
  if (reads === 'translated' && values === undefined) yield { ...at, reason: `${field} needs values` };
  const units = reads === 'money' ? (element.units ?? []) : [];
  yield* unknown('unit of an amount', units, new Set(Object.keys(files.ocds?.units ?? {})), at);
}

/** Which kinds of element a field can be read from. */
const READ_FROM: Readonly<Record<Reading, readonly FieldKind[]>> = {
  text: ['text', 'long-text'],
  choice: ['code'],
  translated: ['code'],
  money: ['amount'],
  measure: ['number'],
  day: ['date'],
  organisations: ['text'],
  rows: ['table'],
};
