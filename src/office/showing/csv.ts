/** Excel reads UTF-8 only behind a byte order mark. */
const MARK = '\uFEFF';

/**
 * A table as CSV (RFC 4180), for Excel. A text that a spreadsheet would take for a formula gets an apostrophe before it: names come from
 * people, and a file from the government's own board is trusted.
 */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
