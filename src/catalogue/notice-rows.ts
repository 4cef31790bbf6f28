import type { YearNotice, NamedDays } from '../domain/calendar/year-notice.js';
import type { Queryable } from '../platform/database.js';

/** An imported notice, as it is kept: who recorded it, and when. */
export interface ImportedNotice extends YearNotice {
  readonly importedBy: string;
  readonly at: string; // instant
}

interface Row {
  readonly seq: number;
  readonly year: number;
  readonly title: string;
  readonly address: string | null;
  readonly issued: string;
  readonly days_off: readonly NamedDays[];
  readonly workdays: readonly NamedDays[];
  readonly imported_by: string;
  readonly at: Date;
}

/** Imports after the last one known: numbers have no gaps and none is given out before the one below it is there to be read. */
export async function noticesAfter(database: Queryable, sequence: number): Promise<readonly ImportedNotice[]> {
  const { rows } = await database.query<Row>({ name: 'calendar.notices', text: AFTER, values: [sequence] });
  return rows.map(({ seq, days_off, imported_by, at, ...row }) => ({
    ...row,
    ...{ sequence: seq, daysOff: days_off, importedBy: imported_by, at: at.toISOString() },
  }));
}

const AFTER = `
SELECT seq, year, title, address, issued::text AS issued, days_off, workdays, imported_by, at
FROM calendar_notice WHERE seq > $1 ORDER BY seq`;
