import type { DataField, DataSet } from './field-table.js';
import type { Condition, FieldMapping, RecordMapping, TradingMapping } from './mapping.js';
import { fitted } from './fitted.js';
import { sourceKind } from './sources/index.js';
import type { Subject } from './subject.js';
import type { Told } from './told.js';
import { hasRows } from './values.js';

/** One record to send: its data set and its fields in the table's order. */
export interface TradingRecord {
  readonly dataset: DataSet;
  readonly fields: readonly RecordField[];
  /** The mapping it was made by. */
  readonly by: RecordMapping;
}

export interface RecordField {
  readonly field: DataField;
  readonly required: boolean;
  readonly told: Told;
}

/** The records of a publication, of each row one where the mapping says so; none where the entry has no data set. */
export function tradingRecords(mapping: TradingMapping, subject: Subject): readonly TradingRecord[] {
  const records = mapping.entries.get(subject.publication.entry)?.records ?? [];
  return records
    .filter(({ when }) => holds(when, subject))
    .flatMap((by) => perRow(by, subject).map((each) => recordOf(by, each)));
}

export function holds({ filled, says, saysNot, changesAnother }: Condition, { publication }: Subject): boolean {
  const { title, project, body, relation } = publication;
  const named = `${title}\n${project?.name ?? ''}`;
  return (
    (filled === undefined || body.some(({ id }) => filled.includes(id))) &&
    (says === undefined || named.includes(says)) &&
    (saysNot === undefined || !named.includes(saysNot)) &&
    (changesAnother === undefined || changesAnother === (relation !== null))
  );
}

/** A table written as a sentence (详见附件), or withheld as a whole, has no rows: nothing is sent for it. */
function perRow({ each }: RecordMapping, subject: Subject): readonly Subject[] {
  if (each === null) return [subject];
  const value = subject.publication.body.find(({ id }) => id === each)?.value ?? null;
  return hasRows(value) ? value.map((row, at) => ({ ...subject, row, rowNumber: at + 1 })) : [];
}

function recordOf(by: RecordMapping, subject: Subject): TradingRecord {
  const fields = by.fields.map((asked) => ({
    field: asked.field,
    required: asked.required,
    told: fieldValue(asked, subject),
  }));
  return { dataset: by.dataset, fields, by };
}

/** The first source with a value; what is hidden ends the search, so that no second source tells what the first may not. */
export function fieldValue(asked: FieldMapping, subject: Subject): Told {
  for (const { kind, path } of asked.sources) {
    const found = refined(sourceKind(kind).value(path, subject), asked, subject);
    const fit = typeof found === 'object' ? fitted(found.text, asked.field.type) : found;
    if (fit !== 'absent') return fit;
  }
  return 'absent';
}

const LIST = '、';

function refined(found: Told, { codes, part, placeIn }: FieldMapping, subject: Subject): Told {
  if (typeof found !== 'object') return found;
  if (part !== undefined) return one(found.text.split(LIST)[part - 1]);
  if (placeIn !== undefined) return place(found.text, placeIn, subject);
  return codes === undefined ? found : one(codes.get(found.text));
}

function place(text: string, element: string, { publication }: Subject): Told {
  const list = publication.body.find(({ id }) => id === element)?.value;
  const at = typeof list === 'string' ? list.split(LIST).findIndex((name) => name.trim() === text.trim()) : -1;
  return at < 0 ? 'absent' : { text: String(at + 1) };
}

const one = (text: string | undefined): Told =>
  text === undefined || text.trim() === '' ? 'absent' : { text: text.trim() };
