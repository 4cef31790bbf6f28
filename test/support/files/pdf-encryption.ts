import { createHash } from 'node:crypto';
import { hex } from './pdf-file.js';

/** The padding of a password that is shorter than 32 bytes (ISO 32000-1, 7.6.3.3). */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const PERMISSIONS = -44;
const KEY = 5;

export interface Encryption {
  readonly dictionary: string;
  readonly id: string;
  readonly sealed: (object: number, bytes: Buffer) => Buffer;
}

/** The standard security handler with a key of 40 bits (algorithms 1 to 4). */
export function encryption(password: string): Encryption {
  const id = md5(Buffer.from('gongkai'));
  const padded = Buffer.concat([Buffer.from(password), PADDING]).subarray(0, 32);
  const owner = rc4(md5(padded).subarray(0, KEY), padded);
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(PERMISSIONS);
  const key = md5(Buffer.concat([padded, owner, permissions, id])).subarray(0, KEY);
  const user = rc4(key, PADDING);
  return {
    dictionary: `<< /Filter /Standard /V 1 /R 2 /O ${hex(owner)} /U ${hex(user)} /P ${PERMISSIONS} >>`,
    id: hex(id),
    sealed: (object, bytes) => rc4(md5(Buffer.concat([key, numbered(object)])).subarray(0, KEY + 5), bytes),
  };
}

/** Three bytes of the object's number and two of its generation. */
function numbered(object: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUIntLE(object, 0, 3);
  return bytes;
}

const md5 = (bytes: Buffer): Buffer => createHash('md5').update(bytes).digest();

/** Node's OpenSSL has put RC4 away. */
function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, at) => at);
  const swap = (a: number, b: number): void => void ([state[a], state[b]] = [state[b]!, state[a]!]);
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + state[i]! + key[i % key.length]!) % 256;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Buffer.from(
    bytes.map((byte) => {
      i = (i + 1) % 256;
      j = (j + state[i]!) % 256;
      swap(i, j);
      return byte ^ state[(state[i]! + state[j]!) % 256]!;
    }),
  );
}
