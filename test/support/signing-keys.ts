import { generateKeyPairSync, type KeyObject } from 'node:crypto';

/** An Ed25519 pair as Standard Webhooks writes it; receivers that verify with it go by the test's time, not by the machine's. */
export interface SigningKeys {
  /** `whsk_`, of the sender. */
  readonly secret: string;
  /** `whpk_`, of the receiver. */
  readonly key: string;
  readonly privateKey: KeyObject;
}

export function signingKeys(): SigningKeys {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { secret: `whsk_${seed.toString('base64')}`, key: `whpk_${raw.toString('base64')}`, privateKey };
}
