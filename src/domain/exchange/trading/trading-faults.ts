import type { Entry, Jurisdiction } from '../../catalogue/jurisdiction.js';
import { publicBody } from '../../catalogue/element-values.js';
import type { ItemContent } from '../../items/content.js';
import type { ExchangeFault } from '../exchange-fault.js';
import type { FieldMapping, RecordMapping, TradingMapping } from './mapping.js';
import { placesOf } from './places.js';
import { fieldValue, holds, tradingRecords, type TradingRecord } from './records.js';
import { subjectOf } from './subject-of.js';
import type { Subject, TradingProject } from './subject.js';

/** An item that is not public yet, as far as records are made of it. */
export interface Draft {
  readonly unit: string;
  readonly content: ItemContent;
  readonly project: TradingProject | null;
  /** What kind of additional notice it will be, if one. */
  readonly changesAs: string | null;
}

/**
 * The required values of the mapping that the item lacks, each once. Only what a person can fill counts: number, address and time are
 * the system's. A part that a reviewer withholds later is no fault: the law comes before the exchange.
 */
export function tradingFaults(
  entry: Entry,
  draft: Draft,
  mapping: TradingMapping,
  jurisdiction: Jurisdiction,
): readonly ExchangeFault[] {
  const subject = draftSubject(entry, draft, mapping, jurisdiction);
  const faults = [
    ...tradingRecords(mapping, subject).flatMap(lackingIn),
    ...lackingTables(entry, subject, mapping),
  ].map(({ by, lacks }) => faultOf(by, lacks, mapping.channel));
  const byPlace = new Map(
    faults.flatMap((fault) => (fault === null ? [] : [[`${fault.dataset}.${fault.target}`, fault] as const])),
  );
  return [...byPlace.values()];
}

interface Lack {
  readonly by: RecordMapping;
  readonly lacks: FieldMapping;
}

function lackingIn({ by, fields }: TradingRecord): readonly Lack[] {
  return fields.flatMap(({ required, told }, at) => {
    const lacks = by.fields[at];
    return required && told === 'absent' && lacks !== undefined ? [{ by, lacks }] : [];
  });
}

/** A sentence in place of a table (详见附件) makes no record where each row should be one. */
function lackingTables({ id }: Entry, subject: Subject, mapping: TradingMapping): readonly Lack[] {
  const records = mapping.entries.get(id)?.records ?? [];
  return records
    .filter(({ each, when }) => each !== null && holds(when, subject) && isSentence(each, subject))
    .flatMap((by) =>
      by.fields
        .filter((asked) => asked.required && fieldValue(asked, subject) === 'absent')
        .map((lacks) => ({ by, lacks })),
    );
}

const isSentence = (table: string, { publication }: Subject): boolean =>
  typeof publication.body.find(({ id }) => id === table)?.value === 'string';

function faultOf({ dataset }: RecordMapping, asked: FieldMapping, channel: string): ExchangeFault | null {
  const place = placesOf(asked).at(-1);
  return place === undefined ? null : { channel, dataset: dataset.id, target: asked.field.name, field: place };
}

function draftSubject(
  entry: Entry,
  { unit, content, project, changesAs }: Draft,
  mapping: TradingMapping,
  jurisdiction: Jurisdiction,
): Subject {
  const { title, summary } = content;
  const publication = {
    ...{
      entry: entry.id,
      unit,
      title,
      summary,
      project,
      number: '',
      version: 1,
      url: '',
      formedOn: null,
      publishedAt: '',
    },
    body: publicBody(entry, content, [], jurisdiction),
    relation: changesAs === null ? null : { kind: changesAs, of: '' },
  };
  return subjectOf(publication, '', mapping, jurisdiction);
}
