import type { Files } from './files.js';
import type { Element, Entry, EntryDate } from './jurisdiction.js';

type EntryRow = Files['catalogue'][number]['entries'][number];

export function buildEntry(row: EntryRow, domain: string, files: Files): Entry {
  const elements = row.elements.map((element) => withCodes(element, files));
  return {
    ...row,
    domain,
    elements,
    personalData: elements.some(({ personalData }) => personalData),
    dates: Object.entries(row.dates).map(([id, asked]) => entryDate(id, asked === 'required', files)),
  };
}

function withCodes(row: EntryRow['elements'][number], files: Files): Element {
  const codes = row.codeList === undefined ? undefined : files.codes.codeLists[row.codeList];
  return codes === undefined ? row : { ...row, codes };
}

function entryDate(id: string, required: boolean, files: Files): EntryDate {
  const event = files.deadlines.events.find((one) => one.id === id);
  if (event === undefined) throw new Error(`unknown event ${id}`);
  return { id, name: event.label ?? event.name, kind: event.kind, required };
}
