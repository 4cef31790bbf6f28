const ORIENTATION = 0x0112;
const PLACE = 0x8825;
const ARTISTS: readonly number[] = [0x013b, 0x9c9d];
const MOST = 500;

export interface Exif {
  readonly orientation: number;
  readonly hasPlace: boolean;
  readonly author: string | null;
  /** Whether it says nothing but which way up. */
  readonly bare: boolean;
}

interface Entry {
  readonly tag: number;
  readonly count: number;
  readonly at: number;
}

/** What the first directory says (EXIF 2.3, 4.6); null where there is none that can be read. */
export function exifOf(bytes: Buffer): Exif | null {
  const little = bytes.toString('latin1', 0, 2) === 'II';
  const entries = entriesIn(bytes, little);
  if (entries === null) return null;
  const turned = entries.find(({ tag }) => tag === ORIENTATION);
  const orientation = turned === undefined ? 1 : uint16(bytes, turned.at + 8, little);
  const signed = entries.filter(({ tag }) => ARTISTS.includes(tag)).map((entry) => textOf(bytes, entry, little));
  return {
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    hasPlace: entries.some(({ tag }) => tag === PLACE),
    author: signed.find((text) => text !== '') ?? null,
    bare: entries.every(({ tag }) => tag === ORIENTATION),
  };
}

function entriesIn(bytes: Buffer, little: boolean): Entry[] | null {
  if (bytes.length < 14) return null;
  const directory = uint32(bytes, 4, little);
  if (directory + 2 > bytes.length) return null;
  const count = Math.min(uint16(bytes, directory, little), MOST);
  return Array.from({ length: count }, (_, at) => directory + 2 + at * 12)
    .filter((at) => at + 12 <= bytes.length)
    .map((at) => ({ at, tag: uint16(bytes, at, little), count: uint32(bytes, at + 4, little) }));
}

/** ASCII, or UTF-16 as Windows writes it; up to four bytes stand in the entry itself. */
function textOf(bytes: Buffer, { tag, count, at }: Entry, little: boolean): string {
  const from = count <= 4 ? at + 8 : uint32(bytes, at + 8, little);
  const text = bytes.toString(tag === 0x9c9d ? 'utf16le' : 'utf8', from, Math.min(from + count, from + 400));
  return text.replace(/\0/g, '').trim();
}

const uint16 = (bytes: Buffer, at: number, little: boolean): number =>
  little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
const uint32 = (bytes: Buffer, at: number, little: boolean): number =>
  little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);

/** An EXIF block that says which way up, and nothing else. */
export function bareExif(orientation: number): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.write('MM\0*', 0, 'latin1');
  bytes.writeUInt32BE(8, 4);
  bytes.writeUInt16BE(1, 8);
  bytes.writeUInt16BE(ORIENTATION, 10);
  bytes.writeUInt16BE(3, 12);
  bytes.writeUInt32BE(1, 14);
  bytes.writeUInt16BE(orientation, 18);
  return bytes;
}
