import { batchFaults, isTakenBack, type BatchFault, type BatchRow } from './batch.js';
import { keyOf, type CreditRecord, type DualPublicity } from './table.js';

/** One delivery that waits to be filed, with the records of the version it publishes. */
export interface Fileable {
  readonly id: string;
  readonly item: string;
  readonly number: string;
  readonly version: number;
  readonly sequence: number;
  readonly operation: string;
  readonly visibility: string;
  readonly records: readonly CreditRecord[];
  /** What the platform was last given of this number. */
  readonly filed: readonly CreditRecord[];
}

/** Why one is not filed now: it is shown, never left out silently. */
export type NotNow = 'held' | 'expired' | 'empty' | 'faulty';

export interface Filing<T extends Fileable> {
  readonly delivery: T;
  readonly rows: readonly BatchRow[];
  readonly faults: readonly FilingFault[];
  readonly not: NotNow | null;
}

/** `record` is counted from 1 within what the delivery says. */
export type FilingFault = BatchFault['fault'] & { readonly record: number };

/**
 * What each delivery says to the reporting system, and what keeps it out. A hold of 72 hours decides nothing and waits. The end of a
 * display term annuls no decision (行政处罚法 48, 85 take back what is changed, annulled, unlawful or void), so it is never reported as
 * invalid; and what may no longer be shown is not passed on either (信用修复管理办法: showing and sharing stop together).
 */
export function filings<T extends Fileable>(
  house: DualPublicity,
  waiting: readonly T[],
  today: string,
): readonly Filing<T>[] {
  const given = waiting.map((delivery) => ({ delivery, rows: rowsOf(house, delivery, waiting) }));
  const faultsOf = placedFaults(house, given, today);
  return given.map(({ delivery, rows }, at) => {
    const faults = faultsOf.get(at) ?? [];
    return { delivery, rows, faults, not: whyNot(delivery, rows, faults) };
  });
}

/** Repeats are judged among those that can go out together; a record of what is held is judged when it is released. */
function placedFaults(
  house: DualPublicity,
  given: readonly { readonly delivery: Fileable; readonly rows: readonly BatchRow[] }[],
  today: string,
): ReadonlyMap<number, FilingFault[]> {
  const open = given.flatMap(({ delivery, rows }, owner) =>
    pausedBy(delivery) === null ? rows.map((row, at) => ({ row, owner, record: at + 1 })) : [],
  );
  const found = new Map<number, FilingFault[]>();
  const rows = open.map((one) => one.row);
  for (const { row, fault } of batchFaults(house, rows, today)) {
    const place = open[row];
    if (place === undefined) continue;
    const told = { ...withTwin(fault, rows), record: place.record };
    found.set(place.owner, [...(found.get(place.owner) ?? []), told]);
  }
  return found;
}

/** A repeat is told by the publication that has the record too, not by its place in a list nobody sees. */
function withTwin(fault: BatchFault['fault'], rows: readonly BatchRow[]): BatchFault['fault'] {
  if (fault.code !== 'credit-repeated') return fault;
  const other = rows[Number(fault.params.other) - 1]?.number ?? '';
  return { ...fault, code: 'batch-repeated', params: { ...fault.params, other } };
}

function whyNot(delivery: Fileable, rows: readonly BatchRow[], faults: readonly FilingFault[]): NotNow | null {
  const paused = pausedBy(delivery);
  if (paused !== null) return paused;
  if (delivery.records.length === 0 && rows.length === 0) return 'empty';
  return faults.length > 0 ? 'faulty' : null;
}

const pausedBy = ({ visibility }: Fileable): 'held' | 'expired' | null =>
  visibility === 'held' || visibility === 'expired' ? visibility : null;

/** The records of its version, and as taken back those that the platform was given and a correction took out. */
function rowsOf(house: DualPublicity, delivery: Fileable, waiting: readonly Fileable[]): BatchRow[] {
  const operation = underlying(delivery);
  const { number, version, records, filed } = delivery;
  const row = (record: CreditRecord, of: string): BatchRow => ({ number, version, operation: of, record });
  const newer = keysSaidLater(house, delivery, waiting);
  const own = records.filter((record) => !newer.has(keyOf(house, record) ?? ''));
  const kept = new Set(records.map((record) => keyOf(house, record)));
  const gone = filed.filter((record) => {
    const key = keyOf(house, record);
    return key !== null && !kept.has(key) && !newer.has(key);
  });
  return [...own.map((record) => row(record, operation)), ...gone.map((record) => row(record, 'withdraw'))];
}

/** An item's additional notice carries the item's records too: the newest of the item says them, once. */
function keysSaidLater(
  house: DualPublicity,
  { item, sequence, number }: Fileable,
  waiting: readonly Fileable[],
): ReadonlySet<string> {
  const later = waiting.filter(
    (other) =>
      other.item === item &&
      pausedBy(other) === null &&
      (other.sequence > sequence || (other.sequence === sequence && other.number > number)),
  );
  return new Set(later.flatMap(({ records }) => records.flatMap((record) => keyOf(house, record) ?? [])));
}

/** What is sent again is what the publication is by now. */
function underlying({ operation, visibility, version }: Fileable): string {
  if (visibility === 'takenDown') return 'withdraw';
  if (visibility === 'repealed') return 'repeal';
  if (isTakenBack(operation) || operation === 'resend') return version === 1 ? 'publish' : 'update';
  return operation;
}
