import { readXml } from '../xml.js';
import { named, xmlOf, type Parts } from './package.js';
import type { ReadPart } from '../../reading.js';

const PLACES: readonly (readonly [pattern: RegExp, where: string])[] = [
  [/^word\/document\d*\.xml$/, 'body'],
  [/^word\/header\d*\.xml$/, 'header'],
  [/^word\/footer\d*\.xml$/, 'footer'],
  [/^word\/comments\w*\.xml$/, 'comment'],
  [/^word\/footnotes\.xml$/, 'footnote'],
  [/^word\/endnotes\.xml$/, 'endnote'],
  [/^word\/glossary\/document\.xml$/, 'body'],
];

/** Everything that can be read or brought back in a Word document: what was deleted under tracked changes as well. */
export function wordParts(parts: Parts): ReadPart[] {
  return PLACES.flatMap(([pattern, where]) =>
    named(parts, pattern).flatMap((name) => partsIn(xmlOf(parts, name), where)),
  );
}

/** Text boxes and revisions are parts of their own; a number is not torn where Word begins a new run. */
function partsIn(xml: string, where: string): ReadPart[] {
  const texts = new Map<string, string>();
  const within: string[] = [];
  let taking = false;
  const place = (): string => within.at(-1) ?? where;
  const add = (text: string): void => void texts.set(place(), (texts.get(place()) ?? '') + text);
  readXml(xml, {
    open: (name) => {
      const inner = INNER[name];
      if (inner !== undefined) within.push(inner);
      if (TEXT.has(name)) taking = true;
      if (name === 'tab') add('\t');
      if (name === 'br') add('\n');
    },
    text: (text) => {
      if (taking) add(text);
    },
    close: (name) => {
      if (TEXT.has(name)) taking = false;
      if (name === 'p' || name === 'tc') add('\n');
      if (INNER[name] !== undefined) within.pop();
    },
  });
  return [...texts].map(([named, text]) => ({ where: named, text }));
}

const INNER: Readonly<Record<string, string>> = {
  del: 'deleted-revision',
  moveFrom: 'deleted-revision',
  ins: 'inserted-revision',
  txbxContent: 'text-box',
};
const TEXT = new Set(['t', 'delText', 'instrText']);
