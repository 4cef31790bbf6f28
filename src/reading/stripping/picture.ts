import { bareExif, exifOf } from '../exif.js';
import { isWhole, joinedPng, jpegSegments, pngChunks, type PicturePart } from '../picture-parts.js';

/** A PNG without texts, EXIF and the time of its last change; null where it is broken. */
export function strippedPng(bytes: Uint8Array): Uint8Array | null {
  const chunks = pngChunks(bytes);
  if (chunks === null || !isWhole(chunks)) return null;
  return joinedPng(chunks.filter(({ kind }) => !['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'].includes(kind)));
}

/** A JPEG with nothing but what shows it: which way up is kept, for else a photo would lie on its side. Null where it is broken. */
export function strippedJpeg(bytes: Uint8Array): Uint8Array | null {
  const segments = jpegSegments(bytes);
  if (segments === null || !isWhole(segments)) return null;
  const [start, ...kept] = segments.filter(shows).map((segment) => segment.bytes);
  const turned = segments.flatMap(orientationOf).find((orientation) => orientation !== 1);
  const upright = turned === undefined ? [] : [exifSegment(turned)];
  const [first, ...rest] = kept;
  const isJfif = first?.[1] === 0xe0;
  return Buffer.concat([
    ...definedOf(start),
    ...(isJfif ? [first, ...upright] : [...upright, ...definedOf(first)]),
    ...rest,
  ]);
}

const definedOf = (bytes: Buffer | undefined): Buffer[] => (bytes === undefined ? [] : [bytes]);

/** All but comments and application segments, save JFIF, the colour profile and Adobe's note on colours. */
function shows({ kind, content }: PicturePart): boolean {
  if (kind === 'e2') return content.toString('latin1', 0, 12) === 'ICC_PROFILE\0';
  return kind !== 'fe' && (!kind.startsWith('e') || kind === 'e0' || kind === 'ee');
}

const orientationOf = ({ kind, content }: PicturePart): number[] =>
  kind === 'e1' && content.toString('latin1', 0, 6) === 'Exif\0\0'
    ? [exifOf(content.subarray(6))?.orientation ?? 1]
    : [];

function exifSegment(orientation: number): Buffer {
  const content = Buffer.concat([Buffer.from('Exif\0\0'), bareExif(orientation)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}
