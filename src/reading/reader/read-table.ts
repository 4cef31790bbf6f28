import { Unreadable } from '../reading.js';
import type { TableReading } from '../tables.js';
import { tableOf } from './ooxml/table.js';

/** A workbook as a table to import, or why not; never throws for what is wrong with the file. */
export function readTable(bytes: Uint8Array): TableReading {
  try {
    return { sheets: tableOf(bytes) };
  } catch (error) {
    return { cause: error instanceof Unreadable ? error.reason : 'broken' };
  }
}
