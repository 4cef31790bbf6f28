import { EMPTY_ROOT, Frontier, leafHash } from '../../../src/domain/audit/merkle.js';
import {
  consistencyProof,
  inclusionProof,
  isConsistent,
  isIncluded,
  merkleRoot,
} from '../../../src/domain/audit/merkle-proofs.js';

/** The known answers of Certificate Transparency's own Merkle tree tests: eight leaves and the roots of the logs of size 0 to 8. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (hex) => leafHash(Buffer.from(hex, 'hex')),
);
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const PATH = {
  a: '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  b: '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  c: '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  d: 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  e: 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  f: '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
};

const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));
const head = (size: number): { size: number; root: Buffer } => ({ size, root: Buffer.from(ROOTS[size]!, 'hex') });
const SIZES = [1, 2, 3, 4, 5, 6, 7, 8];

describe('the Merkle log (RFC 6962)', () => {
  it('has the hash of nothing as the root of the empty log', () => {
    expect(EMPTY_ROOT.toString('hex')).toBe(ROOTS[0]);
    expect(Frontier.empty().root()).toEqual(EMPTY_ROOT);
  });

  it.each(SIZES)('has the known root at size %i, built whole or leaf by leaf', (size) => {
    const frontier = Frontier.empty();
    LEAVES.slice(0, size).forEach((leaf) => {
      frontier.append(leaf);
    });
    expect(frontier.root().toString('hex')).toBe(ROOTS[size]);
    expect(merkleRoot(LEAVES.slice(0, size)).toString('hex')).toBe(ROOTS[size]);
  });

  it.each(SIZES)('grows on from its frontier at size %i as if it had never stopped', (size) => {
    const begun = Frontier.empty();
    LEAVES.slice(0, size).forEach((leaf) => {
      begun.append(leaf);
    });
    const resumed = Frontier.of(begun.size, begun.hashes);
    LEAVES.slice(size).forEach((leaf) => {
      resumed.append(leaf);
    });
    expect(resumed.root().toString('hex')).toBe(ROOTS[8]);
  });

  it('refuses a frontier that does not belong to its size', () => {
    expect(() => Frontier.of(3, [LEAVES[0]!])).toThrow('a log of 3 leaves has 2 perfect subtrees, not 1');
  });

  it.each([
    [1, 8, [PATH.a, PATH.b, PATH.c]],
    [6, 8, [PATH.d, PATH.e, ROOTS[4]!]],
    [3, 3, [ROOTS[2]!]],
    [2, 5, [ROOTS[1]!, PATH.b, PATH.d]],
  ])('proves that leaf %i is in the log of %i with the known path', (leaf, size, path) => {
    const proof = inclusionProof(LEAVES.slice(0, size), leaf - 1);
    expect(hex(proof)).toEqual(path);
    expect(isIncluded(LEAVES[leaf - 1]!, leaf - 1, proof, head(size))).toBe(true);
  });

  it.each([
    [1, 1, []],
    [1, 8, [PATH.a, PATH.b, PATH.c]],
    [6, 8, [PATH.f, PATH.e, ROOTS[4]!]],
    [2, 5, [PATH.b, PATH.d]],
  ])('proves that the log of %i is the beginning of the log of %i with the known path', (older, newer, path) => {
    const proof = consistencyProof(LEAVES.slice(0, newer), older);
    expect(hex(proof)).toEqual(path);
    expect(isConsistent(head(older), head(newer), proof)).toBe(true);
  });
});

describe('a proof of the Merkle log', () => {
  const cases = SIZES.flatMap((size) => SIZES.filter((n) => n <= size).map((n): [number, number] => [n, size]));

  it.each(cases)('holds for leaf %i of %i and for no other leaf, place, size or root', (n, size) => {
    const proof = inclusionProof(LEAVES.slice(0, size), n - 1);
    const leaf = LEAVES[n - 1]!;
    expect(isIncluded(leaf, n - 1, proof, head(size))).toBe(true);
    expect(isIncluded(LEAVES[n % 8]!, n - 1, proof, head(size))).toBe(false);
    expect(isIncluded(leaf, size, proof, head(size))).toBe(false);
    expect(isIncluded(leaf, -1, proof, head(size))).toBe(false);
    expect(isIncluded(leaf, n - 1, [...proof, leaf], head(size))).toBe(false);
    expect(isIncluded(leaf, n - 1, proof, { size, root: EMPTY_ROOT })).toBe(false);
    if (size > 1) expect(isIncluded(leaf, n - 1, proof.slice(1), head(size))).toBe(false);
    if (size > 1) expect(isIncluded(leaf, n === size ? n - 2 : n, proof, head(size))).toBe(false);
  });

  it.each(cases)(
    'shows growth from %i to %i, and fails for another root, an altered or a shortened path',
    (older, newer) => {
      const proof = consistencyProof(LEAVES.slice(0, newer), older);
      expect(isConsistent(head(older), head(newer), proof)).toBe(true);
      expect(isConsistent({ size: older, root: EMPTY_ROOT }, head(newer), proof)).toBe(false);
      expect(isConsistent(head(older), { size: newer, root: EMPTY_ROOT }, proof)).toBe(false);
      expect(isConsistent(head(older), head(newer), [...proof, EMPTY_ROOT])).toBe(false);
      if (older < newer) expect(isConsistent(head(newer), head(older), proof)).toBe(false);
      proof.forEach((_, i) => {
        expect(isConsistent(head(older), head(newer), proof.with(i, EMPTY_ROOT))).toBe(false);
        expect(isConsistent(head(older), head(newer), proof.toSpliced(i, 1))).toBe(false);
      });
    },
  );
});
