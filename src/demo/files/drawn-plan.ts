import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

const WIDTH = 360;
const HEIGHT = 240;
/** Ground, road, parcel, its edge: red, green and blue of each. */
const PALETTE = Buffer.from('f4f1e8d0cfcad98c7a8c2f1f', 'hex');
const [GROUND, ROAD, PARCEL, EDGE] = [0, 1, 2, 3];
const PEN = 3;

/** A sketch of a parcel between two roads as a PNG (ISO/IEC 15948); another name, another place. */
export function drawnPlan(name: string): Buffer {
  const [a = 0, b = 0] = createHash('sha256').update(name).digest();
  const [left, top, width, height] = [90 + (a % 40), 60 + (b % 30), 150 + (b % 50), 90 + (a % 40)];
  const rows = Array.from({ length: HEIGHT }, () => Buffer.alloc(WIDTH + 1, GROUND)); // each begins with "no filter"
  const paint = (x: number, y: number, w: number, h: number, colour: number): void => {
    for (const row of rows.slice(y, y + h)) row.fill(colour, x + 1, x + 1 + w);
  };
  paint(0, 16, WIDTH, 24, ROAD);
  paint(38, 0, 20, HEIGHT, ROAD);
  paint(left, top, width, height, EDGE);
  paint(left + PEN, top + PEN, width - 2 * PEN, height - 2 * PEN, PARCEL);
  return png(Buffer.concat(rows));
}

function png(pixels: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 3], 8); // eight bits, each the number of a colour in the palette
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', header), chunk('PLTE', PALETTE), chunk('IDAT', deflateSync(pixels))];
  return Buffer.concat([signature, ...chunks, chunk('IEND', Buffer.alloc(0))]);
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
