import { readXml } from '../xml.js';
import { textOf, unpacked } from '../unpacked.js';
import type { Reading, ReadingCause } from '../../reading.js';

/** An Office document as its parts by name. */
export type Parts = ReadonlyMap<string, Uint8Array>;

export const packageOf = (bytes: Uint8Array): Parts => unpacked(bytes);

/** The names of parts that fit, in the order of their numbers. */
export const named = (parts: Parts, pattern: RegExp): string[] =>
  [...parts.keys()].filter((name) => pattern.test(name)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

export const xmlOf = (parts: Parts, name: string): string => textOf(parts.get(name));

/** What a machine must not wave through: code, and files within the file. */
export function dangerIn(parts: Parts): ReadingCause | null {
  const names = [...parts.keys()];
  if (names.some((name) => /vbaProject\.bin$|\/macrosheets\//i.test(name))) return 'macros';
  return names.some((name) => /\/embeddings\/|\/activeX\/|oleObject\d*\.bin$/i.test(name)) ? 'embedded-objects' : null;
}

const PROPERTIES: Readonly<Record<string, string>> = {
  creator: 'author',
  lastModifiedBy: 'last-editor',
  Company: 'company',
  Manager: 'manager',
  description: 'comments',
  keywords: 'keywords',
  subject: 'subject',
  category: 'category',
};

/** Who wrote it, who touched it last, for whom: docProps of every Office document. */
export function propertiesOf(parts: Parts): Reading['metadata'] {
  const found: { name: string; value: string }[] = [];
  for (const name of named(parts, /^docProps\/(?:core|app|custom)\.xml$/)) {
    let [tag, value] = ['', ''];
    readXml(xmlOf(parts, name), {
      open: (opened) => ([tag, value] = [opened, '']),
      text: (text) => (value += text),
      close: (closed) => {
        const known = name.includes('custom') ? 'custom' : PROPERTIES[closed];
        if (closed === tag && known !== undefined && value.trim() !== '')
          found.push({ name: known, value: value.trim() });
      },
    });
  }
  return found;
}
