import { docx, paragraph } from './docx.js';
import { HEAD, zipped } from './package.js';
import { PAGE } from './texts.js';

const bodyOf = (kind: string, words: string): Buffer =>
  docx('', {
    'word/document.xml': `${HEAD}${kind}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph(words)}</w:body></w:document>`,
  });

/** A few hundred kilobytes that unpack to gigabytes' worth of nothing. */
export const zipBomb = (megabytes: number): Buffer =>
  docx(paragraph(PAGE), { 'word/media/image1.png': new Uint8Array(megabytes * 1024 * 1024) });

/** The same, but its directory says that it is small. */
export function lyingBomb(megabytes: number): Buffer {
  const bytes = zipBomb(megabytes);
  const real = Buffer.alloc(4);
  real.writeUInt32LE(megabytes * 1024 * 1024);
  for (let at = bytes.indexOf(real); at >= 0; at = bytes.indexOf(real, at + 4)) bytes.writeUInt32LE(1000, at);
  return bytes;
}

/** The same name twice: one program opens the first, another the last. */
export function twofold(): Buffer {
  const bytes = docx(paragraph(PAGE), { 'word/documenu.xml': '<a/>' });
  const name = Buffer.from('word/documenu.xml');
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name)) bytes.write('word/document.xml', at);
  return bytes;
}

/** What a packing program with a password leaves: names can be read, contents cannot. */
export function lockedZip(): Buffer {
  const bytes = docx(paragraph(PAGE));
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) bytes[at + 8]! |= 1;
  return bytes;
}

/** More parts than any document has. */
export const manyEntries = (count: number): Buffer =>
  zipped(Object.fromEntries(Array.from({ length: count }, (_, at) => [`word/part${at}.xml`, '<a/>'])));

/** Each entity ten of the one before it. */
export function billionLaughs(): Buffer {
  const levels = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
  return bodyOf(`<!DOCTYPE w [<!ENTITY l0 "哈">${levels.join('')}]>`, '&l9;');
}

export const externalEntity = (): Buffer => bodyOf('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '公告&x;');

/** A document whose words alone need more memory than a reader has. */
export const heavyDocument = (megabytes: number): Buffer =>
  docx(paragraph('<w:r/>'.repeat((megabytes * 1024 * 1024) / 6)));
