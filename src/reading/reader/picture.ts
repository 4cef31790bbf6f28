import type { Reading } from '../reading.js';

/** What a picture says beside itself: EXIF of a JPEG is there, and with a place in it or without; text chunks of a PNG. */
export function pictureMetadata(bytes: Uint8Array): Reading['metadata'] {
  const head = Buffer.from(bytes.subarray(0, 256 * 1024)).toString('latin1');
  const found: { name: string; value: string }[] = [];
  const exif = head.indexOf('Exif\0\0');
  if (exif >= 0) found.push({ name: 'exif', value: hasPlace(bytes, exif + 6) ? 'GPS' : 'EXIF' });
  for (const [, key = '', value = ''] of head.matchAll(/(?:tEXt|iTXt)([\x20-\x7e]{1,79})\0([\x20-\x7e]{0,200})/g))
    found.push({ name: key, value });
  return found;
}

/** Tag 0x8825 of the first directory points at the GPS directory (EXIF 2.3, 4.6.3). */
function hasPlace(bytes: Uint8Array, start: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.byteLength - start);
  if (view.byteLength < 12) return false;
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > view.byteLength) return false;
  const count = Math.min(view.getUint16(directory, little), 500);
  return Array.from({ length: count }, (_, at) => directory + 2 + at * 12).some(
    (at) => at + 2 <= view.byteLength && view.getUint16(at, little) === 0x8825,
  );
}
