import { createHash } from 'node:crypto';

/** Hashes of the Merkle log (RFC 6962 §2.1): leaves and nodes are told apart by their first byte, so neither passes for the other. */
export function leafHash(data: Buffer): Buffer {
  return createHash('sha256').update(LEAF).update(data).digest();
}

export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

/** Root of the empty log: the hash of nothing. */
export const EMPTY_ROOT: Buffer = createHash('sha256').digest();

const LEAF = Buffer.from([0x00]);
const NODE = Buffer.from([0x01]);

/**
 * All a log must remember to grow: the roots of its perfect subtrees, largest first - one for each 1 in the binary form of its size.
 * Appending costs O(log n) at worst and O(1) on average, whatever the log's length.
 */
export class Frontier {
  private constructor(
    private count: number,
    private readonly subtrees: Buffer[],
  ) {}

  static empty(): Frontier {
    return new Frontier(0, []);
  }

  /** Throws when the number of subtrees cannot belong to a log of this size. */
  static of(size: number, subtrees: readonly Buffer[]): Frontier {
    if (subtrees.length !== ones(size)) {
      throw new RangeError(`a log of ${size} leaves has ${ones(size)} perfect subtrees, not ${subtrees.length}`);
    }
    return new Frontier(size, [...subtrees]);
  }

  get size(): number {
    return this.count;
  }

  get hashes(): readonly Buffer[] {
    return this.subtrees;
  }

  /** Each trailing 1 of the old size is a perfect subtree that the new leaf completes to the next larger one. */
  append(leaf: Buffer): void {
    let carried = leaf;
    for (let size = this.count; size % 2 === 1; size = Math.floor(size / 2)) {
      carried = nodeHash(this.pop(), carried);
    }
    this.subtrees.push(carried);
    this.count += 1;
  }

  root(): Buffer {
    if (this.count === 0) return EMPTY_ROOT;
    return this.subtrees.reduceRight((right, left) => nodeHash(left, right));
  }

  private pop(): Buffer {
    const last = this.subtrees.pop();
    if (last === undefined) throw new RangeError('the frontier does not fit its size');
    return last;
  }
}

function ones(size: number): number {
  return size.toString(2).replaceAll('0', '').length;
}
