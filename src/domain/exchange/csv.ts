/** Excel reads UTF-8 only behind a byte order mark. */
const MARK = '\uFEFF';

/** Rows as CSV (RFC 4180) for another system: texts only, what a spreadsheet would take for a formula made harmless. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(value: string): string {
  const safe = isFormula(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Signs with which a formula may begin, also as a Chinese keyboard types them; after blanks too. */
const BEGINNING = /^[\s]*[=+\-@＝＋－＠\t\r|%]/;
/** A negative number or a telephone computes nothing that could do harm, and must arrive as it is. */
const NUMBER = /^[+-]?\d[\d .-]*$/;

const isFormula = (value: string): boolean => BEGINNING.test(value) && !NUMBER.test(value);

/** The apostrophe that made a cell harmless is no part of it. */
export const unguarded = (value: string): string =>
  value.startsWith("'") && isFormula(value.slice(1)) ? value.slice(1) : value;

/** CSV as rows of cells (RFC 4180, lines also by LF or CR alone); the separator is the comma, the semicolon or the tab of the first line. */
export function csvRows(text: string): string[][] {
  const source = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(source);
  const rows: string[][] = [];
  let [row, value, quoted, at]: [string[], string, boolean, number] = [[], '', false, 0];
  const endCell = (): void => {
    row.push(value);
    value = '';
  };
  for (; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if (quoted) {
      if (sign !== '"') value += sign;
      else if (source[at + 1] === '"') [value, at] = [`${value}"`, at + 1];
      else quoted = false;
    } else if (sign === '"' && value === '') quoted = true;
    else if (sign === separator) endCell();
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && source[at + 1] === '\n') at += 1;
      endCell();
      rows.push(row);
      row = [];
    } else value += sign;
  }
  if (value !== '' || row.length > 0) {
    endCell();
    rows.push(row);
  }
  return rows;
}

function separatorOf(source: string): string {
  const line = /^[^\r\n]*/.exec(source.replaceAll(/"(?:[^"]|"")*"/g, ''))?.[0] ?? '';
  const count = (sign: string): number => line.split(sign).length;
  return ['\t', ';'].find((sign) => count(sign) > count(',')) ?? ',';
}
