import { Unreadable } from '../../reading.js';
import { readXml } from '../xml.js';
import type { TableRow, TableSheet } from '../../tables.js';
import { packageOf, xmlOf } from './package.js';
import { sharedStrings, workbookOf } from './sheet.js';

/** More than any batch has; a sheet formatted down to its last row has nothing in its cells. */
const MOST_CELLS = 500_000;

/** The visible sheets of a workbook, each cell at its place: what is hidden nobody meant to hand in. */
export function tableOf(bytes: Uint8Array): TableSheet[] {
  const parts = packageOf(bytes);
  const shared = sharedStrings(xmlOf(parts, 'xl/sharedStrings.xml'));
  const { sheets, from1904 } = workbookOf(parts);
  if (sheets.size === 0) throw new Unreadable('broken');
  const visible = [...sheets].filter(([, { hidden }]) => !hidden);
  return visible.map(([part, { name }]) => ({ name, from1904, rows: rowsOf(xmlOf(parts, part), shared) }));
}

function rowsOf(xml: string, shared: readonly string[]): TableRow[] {
  const rows: TableRow[] = [];
  let cells: [number, string, boolean][] = [];
  let [line, column, kind, value, taking, count] = [0, -1, 'n', '', false, 0];
  readXml(xml, {
    open: (name, { r = '', t = 'n' }) => {
      if (name === 'row') [line, column, cells] = [r === '' ? line + 1 : Number(r), -1, []];
      if (name === 'c') [column, kind, value] = [r === '' ? column + 1 : columnAt(r), t, ''];
      if (name === 'c' && (count += 1) > MOST_CELLS) throw new Unreadable('too-large');
      taking = name === 'v' || name === 't';
    },
    text: (more) => (value += taking ? more : ''),
    close: (name) => {
      taking = false;
      if (name === 'c' && value !== '')
        cells.push([column, kind === 's' ? (shared[Number(value)] ?? '') : value, kind === 'n']);
      if (name === 'row' && cells.length > 0) rows.push({ line, cells });
    },
  });
  return rows;
}

/** AB12 → 27 */
const columnAt = (place: string): number =>
  Array.from(/^[A-Z]{1,3}/.exec(place)?.[0] ?? 'A').reduce((at, sign) => at * 26 + sign.charCodeAt(0) - 64, 0) - 1;
