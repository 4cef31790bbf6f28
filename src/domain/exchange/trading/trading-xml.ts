import type { Jurisdiction } from '../../catalogue/jurisdiction.js';
import { fitted } from './fitted.js';
import type { TradingMapping } from './mapping.js';
import { tradingRecords, type RecordField, type TradingRecord } from './records.js';
import { subjectOf } from './subject-of.js';
import type { TradingPublication } from './subject.js';
import { branch, leaf, nil, xmlDocument, type XmlNode } from './xml.js';

export const OPERATIONS = ['publish', 'update', 'release', 'repeal', 'hold', 'withdraw'] as const;
export type TradingOperation = (typeof OPERATIONS)[number];

/** What a message says about itself. */
export interface TradingHead {
  /** The same at every attempt. */
  readonly id: string;
  /** Rises with every message about the same case: an older one that comes late changes nothing. */
  readonly sequence: number;
  readonly operation: TradingOperation;
  /** Instant the operation was decided, ISO. */
  readonly at: string;
  /** Why it was taken offline or repealed, in public words. */
  readonly notice: string | null;
  /** Every number of the case: additional notices are held and withdrawn with it. */
  readonly together: readonly string[];
}

export interface TradingMessage {
  readonly head: TradingHead;
  readonly publication: TradingPublication;
  readonly mapping: TradingMapping;
  readonly jurisdiction: Pick<Jurisdiction, 'code' | 'units'>;
}

/** Held or withdrawn: the platform is told so, and gets no content. */
const TOMBSTONES: ReadonlySet<TradingOperation> = new Set(['hold', 'withdraw']);

/**
 * The message about one publication: a head, and the records its entry fills; they take the place of all that were sent for the
 * number before. A tombstone has the head alone.
 * @throws when a required value is missing that nobody was asked for, e.g. because the mapping is younger than the publication
 */
export function tradingXml(message: TradingMessage): string {
  const body = TOMBSTONES.has(message.head.operation) ? [] : [branch('BODY', recordsOf(message).map(recordNode))];
  return xmlDocument(branch('EXCHANGE', [headNode(message), ...body]));
}

/** What of a publication goes to the platform; empty where its entry, or what is written in it, has no data set. */
export const recordsOf = ({ head, publication, mapping, jurisdiction }: TradingMessage): readonly TradingRecord[] =>
  tradingRecords(mapping, subjectOf(publication, head.at, mapping, jurisdiction));

function headNode({ head, publication, jurisdiction }: TradingMessage): XmlNode {
  const at = fitted(head.at, 'datetime');
  if (typeof at !== 'object') throw new Error(`message ${head.id}: "${head.at}" is no instant`);
  const { number, version, relation } = publication;
  return branch('HEAD', [
    leaf('MESSAGE_ID', head.id),
    leaf('SEQUENCE', String(head.sequence)),
    leaf('OPERATION', head.operation),
    leaf('PUBLICATION_NUMBER', number),
    leaf('PUBLICATION_VERSION', String(version)),
    leaf('DECIDED_AT', at.text),
    leaf('REGION_CODE', jurisdiction.code),
    ...(TOMBSTONES.has(head.operation) ? [] : [leaf('TITLE', publication.title), leaf('URL', publication.url)]),
    ...(head.notice === null || head.notice === '' ? [] : [leaf('NOTICE', head.notice)]),
    ...(relation === null ? [] : [leaf('CHANGES_NUMBER', relation.of), leaf('CHANGES_AS', relation.kind)]),
    ...head.together.map((each) => leaf('TOGETHER', each)),
  ]);
}

function recordNode({ dataset, fields }: TradingRecord): XmlNode {
  return branch(
    dataset.table,
    fields.flatMap((one) => fieldNode(one, dataset.table)),
  );
}

/** What is not public is left out; where the field is required it stands there empty (xsi:nil), so that a gap is no oversight. */
function fieldNode({ field, required, told }: RecordField, table: string): readonly XmlNode[] {
  if (typeof told === 'object') return [leaf(field.name, told.text)];
  if (!required) return [];
  if (told === 'hidden') return [nil(field.name)];
  throw new Error(`${table}.${field.name} is required and has no value`);
}
