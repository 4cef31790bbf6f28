import type { PublicElement } from '../catalogue/public-body.js';
import type { OcdsEntry } from '../catalogue/shapes/ocds.js';
import type { Row } from '../catalogue/value-readers.js';
import type { Parties } from './parties.js';
import type { Section } from './release.js';
import { dayOf, money, rowsOf, withoutEmpty } from './values.js';

type Columns = NonNullable<OcdsEntry['elements'][number]['columns']>;
type Lot = string | undefined;

/** A lot's award and contract bear the process and the lot in their ids, so that a contract finds its award. */
export const awardId = (ocid: string, lot: Lot): string => `${ocid}-award${lot === undefined ? '' : `-${lot}`}`;
export const contractId = (ocid: string, lot: Lot): string => `${ocid}-contract${lot === undefined ? '' : `-${lot}`}`;

/** Which lot a title speaks of, where the entry says how to tell. */
export function lotIn(title: string, { lot }: OcdsEntry): Lot {
  return lot === undefined ? undefined : new RegExp(lot).exec(title)?.[1];
}

/** One award for each row of a table of results; cells of tables count in 元. */
export function awardRows(
  entry: OcdsEntry,
  body: readonly PublicElement[],
  { ocid, parties }: { ocid: string; parties: Parties },
): readonly (Section & { readonly id: string })[] {
  const taken = new Set<string>();
  return rowsFor('award.rows', entry, body).map(({ row, columns, at }) => {
    const supplier = cell(row, columns.supplier);
    const suppliers = supplier === '' ? [] : [parties.named(supplier, 'supplier', cell(row, columns.address))];
    const lot = cell(row, columns.lot);
    const once = lot !== '' && !taken.has(lot);
    taken.add(lot);
    const id = awardId(ocid, once ? lot : `${lot}row${String(at + 1)}`); // several winners of one lot
    return withoutEmpty({ id, suppliers, value: money(cell(row, columns.amount), 0, 'CNY') });
  });
}

/** `number`: the publication that lists the payments; a payment has no id of its own. */
export function transactionRows(entry: OcdsEntry, body: readonly PublicElement[], number: string): readonly Section[] {
  return rowsFor('implementation.transactions', entry, body).map(({ row, columns, at }) =>
    withoutEmpty({
      id: `${number}-${String(at + 1)}`,
      date: dayOf(cell(row, columns.date)),
      value: money(cell(row, columns.amount), 0, 'CNY'),
    }),
  );
}

function rowsFor(
  field: string,
  entry: OcdsEntry,
  body: readonly PublicElement[],
): { row: Row; columns: Columns; at: number }[] {
  return entry.elements
    .filter((mapped) => mapped.field === field)
    .flatMap(({ element, columns }) => {
      const found = body.find(({ id }) => id === element);
      if (found === undefined || columns === undefined) return [];
      return rowsOf(found).map((row, at) => ({ row, columns, at }));
    });
}

const cell = (row: Row, column: string | undefined): string => (column === undefined ? '' : (row[column] ?? '').trim());
