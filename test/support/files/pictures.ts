import { crc32, deflateSync } from 'node:zlib';

/** A square of one pixel, baseline, without any application segment. */
const JPEG = Buffer.from(
  '/9j/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
  'base64',
);

/** A photo as a telephone takes it: EXIF with the place, XMP, and the captions of a press agency (IPTC). */
export const placedJpeg = (): Buffer =>
  Buffer.concat([
    JPEG.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exifWithPlace()])),
    segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><dc:creator>李四</dc:creator></x:xmpmeta>')),
    segment(0xed, Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x08Li Si')),
    segment(0xfe, Buffer.from('taken by Li Si')),
    JPEG.subarray(2),
  ]);

/** A photo that has to be turned to stand upright, and names who took it. */
export function turnedJpeg(orientation: number): Buffer {
  const exif = Buffer.alloc(52);
  exif.write('II*\0', 0, 'latin1');
  exif.writeUInt32LE(8, 4);
  exif.writeUInt16LE(2, 8);
  for (const [at, value] of [0x0112, 3, 1, 0, orientation, 0, 0x013b, 2, 6, 0, 40, 0].entries())
    exif.writeUInt16LE(value, 10 + at * 2);
  exif.write('Li Si', 40, 'latin1');
  return Buffer.concat([
    JPEG.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif])),
    JPEG.subarray(2),
  ]);
}

export const plainJpeg = (): Buffer => Buffer.from(JPEG);

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** One directory that says where the one of the place stands, and that one with a latitude (EXIF 2.3, 4.6.6). */
function exifWithPlace(): Buffer {
  const bytes = Buffer.alloc(80);
  bytes.write('MM\0*', 0, 'latin1');
  bytes.writeUInt32BE(8, 4);
  bytes.writeUInt16BE(1, 8);
  entry(bytes, 10, 0x8825, 4, 1, 26);
  bytes.writeUInt16BE(1, 26);
  entry(bytes, 28, 2, 5, 3, 44);
  [47, 1, 38, 1, 2052, 100].forEach((value, at) => bytes.writeUInt32BE(value, 44 + at * 4));
  return bytes;
}

function entry(bytes: Buffer, at: number, tag: number, type: number, count: number, value: number): void {
  bytes.writeUInt16BE(tag, at);
  bytes.writeUInt16BE(type, at + 2);
  bytes.writeUInt32BE(count, at + 4);
  bytes.writeUInt32BE(value, at + 8);
}

/** A grey square; `texts` are its tEXt chunks, `place` an eXIf chunk. */
export function png(texts: Readonly<Record<string, string>> = {}, { place = false } = {}): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...Object.entries(texts).map(([key, text]) => chunk('tEXt', Buffer.from(`${key}\0${text}`, 'latin1'))),
    ...(place ? [chunk('eXIf', exifWithPlace())] : []),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind), content]);
  const bytes = Buffer.alloc(named.length + 8);
  bytes.writeUInt32BE(content.length, 0);
  named.copy(bytes, 4);
  bytes.writeUInt32BE(crc32(named), named.length + 4);
  return bytes;
}
