import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

const WIDTH = 360;
const HEIGHT = 240;
const COLOURS = {
  ground: [0xf4, 0xf1, 0xe8],
  road: [0xd0, 0xcf, 0xca],
  parcel: [0xd9, 0x8c, 0x7a],
  edge: [0x8c, 0x2f, 0x1f],
};

/** A sketch of a parcel between two roads as a PNG (ISO/IEC 15948); another name, another place. */
export function drawnPlan(name: string): Buffer {
  const [a = 0, b = 0] = createHash('sha256').update(name).digest();
  const parcel = { left: 90 + (a % 40), top: 60 + (b % 30), width: 150 + (b % 50), height: 90 + (a % 40) };
  const rows = Array.from({ length: HEIGHT }, (_, y) => Buffer.from([0, ...row(y, parcel)]));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2], 8); // eight bits each of red, green, blue
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.concat(rows));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

interface Parcel {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const row = (y: number, parcel: Parcel): number[] =>
  Array.from({ length: WIDTH }, (_, x) => COLOURS[colour(x, y, parcel)]).flat();

function colour(x: number, y: number, { left, top, width, height }: Parcel): keyof typeof COLOURS {
  const [dx, dy] = [x - left, y - top];
  if (dx >= 0 && dy >= 0 && dx < width && dy < height) {
    return dx < 3 || dy < 3 || dx >= width - 3 || dy >= height - 3 ? 'edge' : 'parcel';
  }
  return Math.abs(y - 28) < 12 || Math.abs(x - 48) < 10 ? 'road' : 'ground';
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** ISO 3309, as the PNG specification gives it. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
