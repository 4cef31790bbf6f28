import type { ReadingCause } from './reading.js';

/** A sheet of a workbook: its cells by place, numbers told from texts. Small enough to be sent between processes. */
export interface TableSheet {
  readonly name: string;
  readonly from1904: boolean;
  readonly rows: readonly TableRow[];
}

/** `cells`: column from 0, text, whether it is stored as a number. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly (readonly [number, string, boolean])[];
}

export type TableReading = { readonly sheets: readonly TableSheet[] } | { readonly cause: ReadingCause };
