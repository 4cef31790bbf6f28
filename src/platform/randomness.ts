import { randomBytes } from 'node:crypto';

/** One call of the operating system's generator for some hundred small needs; a pool is never used twice. */
const POOL = 4096;
let pool = Buffer.alloc(0);

/** So many bytes nobody can guess. */
export function unguessable(count: number): Buffer {
  if (pool.length < count) pool = randomBytes(POOL);
  const taken = pool.subarray(0, count);
  pool = pool.subarray(count);
  return taken;
}
