import { crc32, inflateRawSync } from 'node:zlib';

/** What the directory of a zip says of one entry (APPNOTE 4.3.12). */
export interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly size: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: Buffer;
}

const END = Buffer.from('PK\x05\x06', 'latin1');
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const [STORED, DEFLATED] = [0, 8];

/** The entries as the directory lists them, nothing unpacked yet; throws where the zip is not in order. */
export function* entriesOf(file: Uint8Array): Generator<ZipEntry> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const end = bytes.lastIndexOf(END);
  if (end < 0) throw new Error('no directory');
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new Error('no entry');
    const nameLength = bytes.readUInt16LE(at + 28);
    yield {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      size: bytes.readUInt32LE(at + 24),
      packed: packedAt(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20)),
    };
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function packedAt(bytes: Buffer, at: number, length: number): Buffer {
  if (bytes.readUInt32LE(at) !== LOCAL) throw new Error('no content');
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (from + length > bytes.length) throw new Error('cut off');
  return bytes.subarray(from, from + length);
}

/** Exactly as much as the directory said, and that unharmed; a byte more, and it throws. */
export function contentOf({ method, packed, size, crc }: ZipEntry): Buffer {
  if (method !== STORED && method !== DEFLATED) throw new Error('unknown method');
  const content = method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  if (content.length !== size || crc32(content) !== crc) throw new Error('not what the directory says');
  return content;
}
