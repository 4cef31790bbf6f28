import { readXml } from '../xml.js';
import { named, xmlOf, type Parts } from './package.js';
import type { ReadPart } from '../../reading.js';

/** All sheets of a workbook, hidden ones named so, with comments, defined names, headers and text in shapes. */
export function sheetParts(parts: Parts): ReadPart[] {
  const shared = sharedStrings(xmlOf(parts, 'xl/sharedStrings.xml'));
  const { sheets, names } = workbookOf(parts);
  const files = named(parts, /^xl\/worksheets\/sheet\d+\.xml$/);
  const cells = files.map((file) => {
    const { name, hidden } = sheets.get(file) ?? { name: file, hidden: false };
    return { where: `${hidden ? 'hidden-sheet' : 'sheet'}:${name}`, text: cellsOf(xmlOf(parts, file), shared) };
  });
  const comments = named(parts, /^xl\/(?:comments|threadedComments\/threadedComment)\d*\.xml$/);
  const drawings = named(parts, /^xl\/drawings\/drawing\d+\.xml$/);
  return [
    ...cells,
    ...comments.map((file) => ({ where: 'comment', text: allText(xmlOf(parts, file)) })),
    ...drawings.map((file) => ({ where: 'text-box', text: allText(xmlOf(parts, file)) })),
    ...names.map((text) => ({ where: 'defined-name', text })),
  ];
}

function sharedStrings(xml: string): string[] {
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

/** One line a row, cells apart by tabs, so that label and value stand beside each other. */
function cellsOf(xml: string, shared: readonly string[]): string {
  const lines: string[] = [];
  let row: string[] = [];
  let [kind, value, taking] = ['', '', false];
  readXml(xml, {
    open: (name, attributes) => {
      if (name === 'row') row = [];
      if (name === 'c') [kind, value] = [attributes.t ?? 'n', ''];
      taking = name === 'v' || name === 't' || name === 'oddHeader' || name === 'oddFooter';
    },
    text: (text) => (value += taking ? text : ''),
    close: (name) => {
      taking = false;
      if (name === 'c') row.push(kind === 's' ? (shared[Number(value)] ?? '') : value);
      if (name === 'row') lines.push(row.join('\t'));
      if (name === 'oddHeader' || name === 'oddFooter') lines.push(value);
    },
  });
  return lines.join('\n');
}

interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
}

function workbookOf(parts: Parts): { sheets: ReadonlyMap<string, Sheet>; names: readonly string[] } {
  const targets = relationsOf(xmlOf(parts, 'xl/_rels/workbook.xml.rels'));
  const sheets = new Map<string, Sheet>();
  const names: string[] = [];
  let [defined, text] = ['', ''];
  readXml(xmlOf(parts, 'xl/workbook.xml'), {
    open: (tag, { name = '', state = 'visible', ...more }) => {
      if (tag === 'sheet') {
        const file = targets.get(more['r:id'] ?? '') ?? '';
        sheets.set(file, { name, hidden: state !== 'visible' });
      }
      if (tag === 'definedName') [defined, text] = [name, ''];
    },
    text: (given) => (text += given),
    close: (tag) => {
      if (tag === 'definedName') names.push(`${defined} ${text}`);
    },
  });
  return { sheets, names };
}

function relationsOf(xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  if (xml === '') return targets;
  readXml(xml, {
    open: (name, { Id = '', Target = '' }) => {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

const LINES = new Set(['p', 'text', 'comment', 'threadedComment', 'cm']);

/** Every text of a part; a number is not torn where a new run begins. */
export function allText(xml: string): string {
  let found = '';
  readXml(xml, {
    text: (text) => (found += text.trim() === '' ? '' : text),
    close: (name) => (found += LINES.has(name) ? '\n' : ''),
  });
  return found;
}
