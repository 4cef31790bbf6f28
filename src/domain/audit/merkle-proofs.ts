import { EMPTY_ROOT, nodeHash } from './merkle.js';

/** Merkle tree hash of some leaves (RFC 6962 §2.1). `leaves` are leaf hashes. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (first === undefined) return EMPTY_ROOT;
  if (leaves.length === 1) return first;
  const k = split(leaves.length);
  return nodeHash(merkleRoot(leaves.slice(0, k)), merkleRoot(leaves.slice(k)));
}

/** The audit path of leaf `index` (RFC 6962 §2.1.1): with it, anyone who has the root can check that the leaf is in the log. */
export function inclusionProof(leaves: readonly Buffer[], index: number): Buffer[] {
  if (index < 0 || index >= leaves.length) throw new RangeError(`no leaf ${index} in a log of ${leaves.length}`);
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...inclusionProof(leaves.slice(0, k), index), merkleRoot(leaves.slice(k))]
    : [...inclusionProof(leaves.slice(k), index - k), merkleRoot(leaves.slice(0, k))];
}

/** Shows that the log of `size` leaves is the beginning of this one (RFC 6962 §2.1.2). */
export function consistencyProof(leaves: readonly Buffer[], size: number): Buffer[] {
  if (size < 1 || size > leaves.length) throw new RangeError(`${size} is not a size this log had`);
  return subProof(leaves, size, true);
}

function subProof(leaves: readonly Buffer[], size: number, complete: boolean): Buffer[] {
  if (size === leaves.length) return complete ? [] : [merkleRoot(leaves)];
  const k = split(leaves.length);
  return size <= k
    ? [...subProof(leaves.slice(0, k), size, complete), merkleRoot(leaves.slice(k))]
    : [...subProof(leaves.slice(k), size - k, false), merkleRoot(leaves.slice(0, k))];
}

/** Largest power of two smaller than n. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** Whether `leaf` is number `index` of the log of `size` leaves with this root (RFC 9162 §2.1.3.2). */
export function isIncluded(
  leaf: Buffer,
  index: number,
  proof: readonly Buffer[],
  head: { readonly size: number; readonly root: Buffer },
): boolean {
  if (index < 0 || index >= head.size) return false;
  let [at, last, hash] = [index, head.size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      [at, last] = climbPastAbsentSiblings(at, last);
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && hash.equals(head.root);
}

/** Whether the newer log only added to the older one (RFC 9162 §2.1.4.2). */
export function isConsistent(
  older: { readonly size: number; readonly root: Buffer },
  newer: { readonly size: number; readonly root: Buffer },
  proof: readonly Buffer[],
): boolean {
  if (older.size < 1 || older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root);
  const path = isPowerOfTwo(older.size) ? [older.root, ...proof] : [...proof];
  const seed = path.shift();
  if (seed === undefined) return false;
  let [at, last] = [older.size - 1, newer.size - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let [before, after] = [seed, seed];
  for (const sibling of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      before = nodeHash(sibling, before);
      after = nodeHash(sibling, after);
      [at, last] = climbPastAbsentSiblings(at, last);
    } else {
      after = nodeHash(after, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && before.equals(older.root) && after.equals(newer.root);
}

/** The last node of a level without a right sibling moves up unchanged until it is a right child itself. */
function climbPastAbsentSiblings(at: number, last: number): [number, number] {
  while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
  return [at, last];
}

const half = (n: number): number => Math.floor(n / 2);
const isPowerOfTwo = (n: number): boolean => Number.isInteger(Math.log2(n));
