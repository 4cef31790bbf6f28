import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { AUDIT_LOG, headBytes, isSigned, keyId, signHead, type SignedHead } from '../../../src/domain/audit/head.js';

const HEAD = { log: AUDIT_LOG, size: 3, root: Buffer.alloc(32, 5), signedAt: '2026-11-20T07:04:01.000Z' };

/** The key pair of RFC 8032 §7.1, test 1. */
const RFC_8032 = createPrivateKey({
  format: 'jwk',
  key: {
    kty: 'OKP',
    crv: 'Ed25519',
    d: Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex').toString('base64url'),
    x: Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex').toString('base64url'),
  },
});

describe('a signed head', () => {
  const pair = generateKeyPairSync('ed25519');
  const signed = signHead(HEAD, pair.privateKey);

  it('is signed over the canonical JSON of log, size, root and instant', () => {
    expect(headBytes(HEAD).toString('utf8')).toBe(
      `{"log":"gongkai-audit","root":"${'05'.repeat(32)}","signedAt":"2026-11-20T07:04:01.000Z","size":3}`,
    );
  });

  it('names its key by the first 8 bytes of the SHA-256 of the raw public key', () => {
    expect(keyId(RFC_8032)).toBe('21fe31dfa154a261');
    expect(keyId(createPublicKey(RFC_8032))).toBe('21fe31dfa154a261');
  });

  it('holds under its own key and under no other', () => {
    expect(isSigned(signed, pair.publicKey)).toBe(true);
    expect(isSigned(signed, createPublicKey(RFC_8032))).toBe(false);
    expect(isSigned({ ...signed, keyId: keyId(RFC_8032) }, createPublicKey(RFC_8032))).toBe(false);
  });

  it.each<[string, Partial<SignedHead>]>([
    ['log', { log: 'another-log' }],
    ['size', { size: 4 }],
    ['root', { root: Buffer.alloc(32, 6) }],
    ['signedAt', { signedAt: '2026-11-20T07:04:01.001Z' }],
    ['keyId', { keyId: '0000000000000000' }],
    ['signature', { signature: Buffer.alloc(64) }],
  ])('does not hold when %s was altered', (_, altered) => {
    expect(isSigned({ ...signed, ...altered }, pair.publicKey)).toBe(false);
  });

  it('is Ed25519 or nothing', () => {
    const { privateKey } = generateKeyPairSync('x25519');
    expect(() => keyId(privateKey)).toThrow('the trail is signed with Ed25519 only');
  });
});
