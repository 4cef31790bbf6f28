/** A sheet as its cells stand: columns by number from 0, lines as the file counts them from 1. */
export interface SheetRows {
  readonly name: string;
  /** Days are counted from 1904 (old workbooks of the Mac), else from 1900. */
  readonly from1904?: boolean;
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  readonly line: number;
  readonly cells: ReadonlyMap<number, SheetCell>;
}

/** `number`: stored as a number, whatever it looks like: a day is a count of days, and an 18-digit code has lost its end. */
export interface SheetCell {
  readonly text: string;
  readonly number: boolean;
}

/** 0 → A, 26 → AA. */
export function columnName(at: number): string {
  const [rest, sign] = [Math.floor(at / 26), String.fromCharCode(65 + (at % 26))];
  return rest === 0 ? sign : columnName(rest - 1) + sign;
}

export const sheetOf = (name: string, rows: readonly (readonly string[])[]): SheetRows => ({
  name,
  rows: rows.map((cells, at) => ({
    line: at + 1,
    cells: new Map(cells.map((text, column) => [column, { text, number: false }])),
  })),
});

/** A day as spreadsheets count it: 46077 is 2026-02-24; null for what is no whole day of these centuries. */
export function dayOfSerial(serial: number, from1904 = false): string | null {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  if (!Number.isFinite(serial) || days < 61 || days > 73_050) return null;
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}
