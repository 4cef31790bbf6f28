import { inflateSync } from 'node:zlib';
import { exifOf } from '../exif.js';
import { jpegSegments, pngChunks, type PicturePart } from '../picture-parts.js';
import type { Reading } from '../reading.js';

type Metadata = Reading['metadata'];

const LONGEST = 200;
const MOST_INFLATED = 64 * 1024;

/** What a picture says beside itself: EXIF with a place or without, XMP, captions of a press agency, comments, text chunks. */
export function pictureMetadata(bytes: Uint8Array): Metadata {
  const segments = jpegSegments(bytes);
  if (segments !== null) return segments.flatMap(saidInSegment);
  return (pngChunks(bytes) ?? []).flatMap(saidInChunk);
}

function saidInSegment({ kind, content }: PicturePart): Metadata {
  const head = content.toString('latin1', 0, 32);
  if (kind === 'e1' && head.startsWith('Exif\0\0')) return saidInExif(content.subarray(6));
  if (kind === 'e1' && head.startsWith('http://ns.adobe.com/')) return saidInXmp(content.toString('utf8'));
  if (kind === 'ed') return [{ name: 'iptc', value: 'IPTC' }];
  return kind === 'fe' ? [{ name: 'comment', value: shown(content.toString('utf8')) }] : [];
}

function saidInChunk({ kind, content }: PicturePart): Metadata {
  if (kind === 'eXIf') return saidInExif(content);
  if (!['tEXt', 'zTXt', 'iTXt'].includes(kind)) return [];
  const end = Math.max(content.indexOf(0), 0);
  const key = content.toString('latin1', 0, end);
  const value = textIn(kind, content.subarray(end + 1));
  return key === 'XML:com.adobe.xmp' ? saidInXmp(value) : [{ name: key, value: shown(value) }];
}

/** A text as it stands, one that is packed, or one in UTF-8 that may be packed and names its language (ISO/IEC 15948, 11.3.4). */
function textIn(kind: string, rest: Buffer): string {
  if (kind === 'tEXt') return rest.toString('latin1');
  if (kind === 'zTXt') return inflated(rest.subarray(1)).toString('latin1');
  const language = rest.indexOf(0, 2);
  const text = rest.subarray(rest.indexOf(0, language + 1) + 1);
  return (rest[0] === 1 ? inflated(text) : text).toString('utf8');
}

function inflated(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_INFLATED });
  } catch {
    return Buffer.from('?');
  }
}

function saidInExif(bytes: Buffer): Metadata {
  const exif = exifOf(bytes);
  if (exif?.bare === true) return [];
  const author = exif?.author ?? null;
  return [
    { name: 'exif', value: exif?.hasPlace === true ? 'GPS' : 'EXIF' },
    ...(author === null ? [] : [{ name: 'author', value: shown(author) }]),
  ];
}

function saidInXmp(xml: string): Metadata {
  const [, creator = ''] = /<dc:creator>([\s\S]*?)<\/dc:creator>/.exec(xml) ?? [];
  const author = shown(creator.replace(/<[^>]*>/g, ' '));
  return [
    { name: 'xmp', value: xml.includes('exif:GPS') ? 'GPS' : 'XMP' },
    ...(author === '' ? [] : [{ name: 'author', value: author }]),
  ];
}

const shown = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, LONGEST);
