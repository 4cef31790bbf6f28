import { readXml } from '../xml.js';
import { cellsOf } from './cells.js';
import { elsewhere } from './elsewhere.js';
import { named, relationsOf, xmlOf, type Parts } from './package.js';
import type { ReadPart } from '../../reading.js';

const SHEET = /^xl\/(?:worksheets|dialogsheets)\/[^/]+\.xml$/;
const OWN = /^xl\/(?:workbook|sharedStrings)\.xml$/;

/** All sheets of a workbook, hidden ones named so, with comments, defined names, headers, text in shapes and strings left over. */
export function sheetParts(parts: Parts): ReadPart[] {
  const shared = sharedStrings(xmlOf(parts, 'xl/sharedStrings.xml'));
  const { sheets, names } = workbookOf(parts);
  const files = [...new Set([...named(parts, SHEET), ...sheets.keys()])].filter((file) => parts.has(file));
  const used = new Set<number>();
  const cells = files.map((file) => {
    const { name, hidden } = sheets.get(file) ?? { name: file, hidden: false };
    const text = cellsOf(xmlOf(parts, file), shared, used);
    return { where: `${hidden ? 'hidden-sheet' : 'sheet'}:${name}`, text };
  });
  const left = shared.filter((_, at) => !used.has(at));
  return [
    ...cells,
    ...names.map((text) => ({ where: 'defined-name', text })),
    ...(left.length === 0 ? [] : [{ where: 'leftover', text: left.join('\n') }]),
    ...elsewhere(parts, (name) => OWN.test(name) || files.includes(name)),
  ];
}

export function sharedStrings(xml: string): string[] {
  const found: string[] = [];
  if (xml === '') return found;
  let [taking, text] = [false, ''];
  readXml(xml, {
    open: (name) => {
      if (name === 'si') text = '';
      taking = name === 't';
    },
    text: (more) => (text += taking ? more : ''),
    close: (name) => {
      taking = false;
      if (name === 'si') found.push(text);
    },
  });
  return found;
}

interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
}

export function workbookOf(parts: Parts): {
  sheets: ReadonlyMap<string, Sheet>;
  names: readonly string[];
  from1904: boolean;
} {
  const targets = new Map(
    relationsOf(parts, 'xl/_rels/workbook.xml.rels').map(({ id, target }) => [id, pathOf(target)]),
  );
  const sheets = new Map<string, Sheet>();
  const names: string[] = [];
  let [defined, text] = ['', ''];
  let from1904 = false;
  readXml(xmlOf(parts, 'xl/workbook.xml'), {
    open: (tag, { name = '', state = 'visible', comment = '', ...more }) => {
      if (tag === 'workbookPr') from1904 = more.date1904 === '1' || more.date1904 === 'true';
      if (tag === 'sheet') sheets.set(targets.get(more['r:id'] ?? '') ?? '', { name, hidden: state !== 'visible' });
      if (tag === 'definedName') [defined, text] = [`${name} ${comment}`.trim(), ''];
    },
    text: (given) => (text += given),
    close: (tag) => {
      if (tag === 'definedName') names.push(`${defined} ${text}`);
    },
  });
  return { sheets, names, from1904 };
}

const pathOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);
