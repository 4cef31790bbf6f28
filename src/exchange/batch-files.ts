import { csvOf } from '../domain/exchange/csv.js';
import { batchKinds, batchTable, type BatchRow } from '../domain/exchange/dual-publicity/batch.js';
import type { DualPublicity, RecordKind } from '../domain/exchange/dual-publicity/table.js';
import { textWorkbook } from './text-workbook.js';

/** One kind of a batch, as the reporting system (双公示 填报系统) takes it: either file will do. */
export interface BatchFile {
  readonly csv: string;
  readonly xlsx: Buffer;
}

/** All licences of a batch in one file, all penalties in another; a kind without records has none. */
export async function batchFiles(
  house: DualPublicity,
  rows: readonly BatchRow[],
): Promise<Partial<Record<RecordKind, BatchFile>>> {
  const files: Partial<Record<RecordKind, BatchFile>> = {};
  for (const kind of batchKinds(rows)) {
    const table = batchTable(house, kind, rows);
    if (table !== null) files[kind] = { csv: csvOf(table), xlsx: await textWorkbook(house[kind].zh, table) };
  }
  return files;
}
