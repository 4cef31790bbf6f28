import type { Reading } from '../../reading.js';
import { pictureMetadata } from '../picture.js';
import { readXml } from '../xml.js';
import { named, xmlOf, type Parts } from './package.js';

type Metadata = Reading['metadata'];

const PROPERTIES: Readonly<Record<string, string>> = {
  creator: 'author',
  lastModifiedBy: 'last-editor',
  Company: 'company',
  Manager: 'manager',
  title: 'title',
  description: 'comments',
  keywords: 'keywords',
  subject: 'subject',
  category: 'category',
};

/** Who wrote it, who touched it last, for whom, who changed what in it, and what its pictures say beside themselves. */
export const propertiesOf = (parts: Parts): Metadata => [
  ...documentProperties(parts),
  ...revisionsIn(parts),
  ...named(parts, /\/media\/[^/]+\.(?:jpe?g|jfif|png)$/i).flatMap((name) =>
    pictureMetadata(parts.get(name) ?? new Uint8Array()),
  ),
];

function documentProperties(parts: Parts): Metadata {
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

const REVISIONS = new Set(['ins', 'del', 'moveFrom', 'moveTo']);

/** Tracked changes that were never accepted, and by whom: what was deleted can be brought back. */
function revisionsIn(parts: Parts): Metadata {
  let count = 0;
  const authors = new Set<string>();
  for (const name of named(parts, /^word\/(?:document|header|footer|footnotes|endnotes|comments)\d*\.xml$/))
    readXml(xmlOf(parts, name), {
      open: (tag, attributes) => {
        if (REVISIONS.has(tag)) count += 1;
        const author = attributes['w:author']?.trim() ?? '';
        if (author !== '') authors.add(author);
      },
    });
  const tracked = count === 0 ? [] : [{ name: 'revision-text', value: String(count) }];
  return [...tracked, ...[...authors].map((value) => ({ name: 'revision-author', value }))];
}
