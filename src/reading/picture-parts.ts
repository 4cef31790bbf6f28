/** A stretch of a picture, with its marker (JPEG) or the name of its chunk (PNG); `content` is without either. */
export interface PicturePart {
  readonly kind: string;
  readonly bytes: Buffer;
  readonly content: Buffer;
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** The chunks of a PNG up to its end or as far as it goes (ISO/IEC 15948, 5.3), or null where it is none. */
export function pngChunks(file: Uint8Array): PicturePart[] | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return null;
  const chunks: PicturePart[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return chunks;
    const kind = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ kind, bytes: bytes.subarray(at, end), content: bytes.subarray(at + 8, end - 4) });
    if (kind === 'IEND') return chunks;
    at = end;
  }
  return chunks;
}

export const joinedPng = (chunks: readonly PicturePart[]): Buffer =>
  Buffer.concat([SIGNATURE, ...chunks.map(({ bytes }) => bytes)]);

const [START, END, SCAN] = [0xd8, 0xd9, 0xda];

/**
 * The segments of a JPEG up to its end or as far as it goes (ITU-T T.81, annex B), or null where it is none. A scan goes with the data
 * that follows it; what stands behind the end belongs to no picture.
 */
export function jpegSegments(file: Uint8Array): PicturePart[] | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes[0] !== 0xff || bytes[1] !== START) return null;
  const segments = [segment(bytes, 0, 2, 2)];
  for (let at = 2; at + 1 < bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return segments;
    if (marker === 0xff) at += 1;
    else if (marker === END) return [...segments, segment(bytes, at, at + 2, at + 2)];
    else {
      const head = at + 4 <= bytes.length ? at + 2 + bytes.readUInt16BE(at + 2) : bytes.length + 1;
      const end = marker === SCAN ? endOfScan(bytes, head) : head;
      if (end > bytes.length) return segments;
      segments.push(segment(bytes, at, head, end));
      at = end;
    }
  }
  return segments;
}

/** Whether a picture comes to its end. */
export const isWhole = (parts: readonly PicturePart[]): boolean =>
  ['IEND', END.toString(16)].includes(parts.at(-1)?.kind ?? '');

const segment = (bytes: Buffer, at: number, head: number, end: number): PicturePart => ({
  kind: (bytes[at + 1] ?? 0).toString(16),
  bytes: bytes.subarray(at, end),
  content: bytes.subarray(Math.min(at + 4, head), head),
});

/** Where the next marker stands that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length + 1;
}
