import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { csvRows } from '../domain/exchange/csv.js';
import { importedFrom, type ImportedRecord } from '../domain/exchange/dual-publicity/import.js';
import { listFaults, type PlacedFault } from '../domain/exchange/dual-publicity/record-faults.js';
import type { CreditRecord, DualPublicity } from '../domain/exchange/dual-publicity/table.js';
import { sheetOf, type SheetRows } from '../domain/exchange/sheet.js';
import { accepted, refused, type Outcome, type Refusal } from '../domain/refusal.js';
import { FileReading } from '../reading/file-reading.js';
import type { ReadingCause } from '../reading/reading.js';
import { decodedText } from '../reading/text-encoding.js';
import type { TableSheet } from '../reading/tables.js';
import { kindOf } from './file-kind.js';

/** Longer lists help nobody: what is wrong in a hundred places is wrong in the file. */
const MOST_TOLD = 100;

/** A table of licences and penalties (CSV, XLSX) → records; every fault at once, by sheet, line and column. */
@Injectable()
export class CreditImport {
  constructor(
    private readonly files: FileReading,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  /** The records to add to those the item has; nothing of a file with a fault in it. */
  async of(
    file: { readonly bytes: Buffer; readonly fileName: string },
    present: readonly CreditRecord[],
    now: Date,
  ): Promise<Outcome<readonly CreditRecord[]>> {
    const house = this.jurisdiction.dualPublicity;
    if (house === null) return refused([no('credit-not-here')]);
    const sheets = await this.sheets(file);
    if (!sheets.ok) return sheets;
    const { records, refusals } = importedFrom(house, sheets.value);
    const all = [...refusals, ...judged(house, records, present, dateInShanghai(now))];
    if (all.length > 0) return refused(told(all));
    if (records.length === 0) return refused([no('import-empty')]);
    return accepted(records.map(({ record }) => record));
  }

  private async sheets({
    bytes,
    fileName,
  }: {
    bytes: Buffer;
    fileName: string;
  }): Promise<Outcome<readonly SheetRows[]>> {
    const kind = await kindOf(bytes, fileName);
    const type = kind.ok ? kind.value : '';
    if (type.endsWith('spreadsheetml.sheet')) return await this.workbook(bytes);
    const text = /^text\/(csv|plain)/.test(type) ? decodedText(bytes) : null;
    return text === null ? refused([no('import-unreadable')]) : accepted([sheetOf(fileName, csvRows(text.text))]);
  }

  private async workbook(bytes: Buffer): Promise<Outcome<readonly SheetRows[]>> {
    const read = await this.files.table(bytes);
    if ('cause' in read) return refused([no(WHY[read.cause] ?? 'import-unreadable')]);
    return accepted(read.sheets.map(sheetIn));
  }
}

const WHY: Partial<Record<ReadingCause, string>> = {
  virus: 'import-infected',
  'virus-scan-unavailable': 'import-no-scanner',
};

const sheetIn = ({ name, from1904, rows }: TableSheet): SheetRows => ({
  ...{ name, from1904 },
  rows: rows.map(({ line, cells }) => ({
    line,
    cells: new Map(cells.map(([column, text, number]) => [column, { text, number }])),
  })),
});

/** The checks of the form, each at the place in the file where it is wrong. */
function judged(
  house: DualPublicity,
  records: readonly ImportedRecord[],
  present: readonly CreditRecord[],
  today: string,
): Refusal[] {
  const all = [...present, ...records.map(({ record }) => record)];
  return listFaults(house, all, today).flatMap((fault) => {
    const from = records[fault.record - present.length];
    return from === undefined ? [] : [placed(fault, from)];
  });
}

function placed({ field, code, params, rule }: PlacedFault, { sheet, line, columns }: ImportedRecord): Refusal {
  const where = { sheet, line, column: columns.get(field) ?? '—' };
  return {
    code,
    kind: 'content',
    field: 'file',
    params: { ...params, ...where },
    ...(rule === undefined ? {} : { rule }),
  };
}

const told = (all: readonly Refusal[]): readonly Refusal[] =>
  all.length <= MOST_TOLD ? all : [...all.slice(0, MOST_TOLD), no('import-more', { count: all.length - MOST_TOLD })];

const no = (code: string, params: Record<string, number> = {}): Refusal => ({
  code,
  kind: 'content',
  field: 'file',
  params,
});
