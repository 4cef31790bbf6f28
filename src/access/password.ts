import { hash, verify } from '@node-rs/argon2';
import type { Refusal } from '../domain/refusal.js';

/** OWASP password storage: argon2id, 19 MiB, two passes, one lane (about 20 ms, off the main thread). */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Verified when the account is unknown, so that the answer takes as long as for a known one. */
const DECOY = '$argon2id$v=19$m=19456,t=2,p=1$pK4O8VprVoQPUrN+XW5KAw$DvFzdEx3jwAk80r27G8xx8Th9zbOT3QI7qoFps53tEo';

export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 200;

/** One spelling for the same characters, whatever keyboard they came from. */
const spelled = (password: string): string => password.normalize('NFC');

export async function hashPassword(password: string): Promise<string> {
  return await hash(spelled(password), COST);
}

/** Costs the same whether or not there is a hash to compare with. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? DECOY, spelled(password));
  return stored !== null && fits;
}

/** Length is the only rule, as NIST SP 800-63B advises: no forced mixture of signs. */
export function judgePassword(password: string): readonly Refusal[] {
  const { length } = password;
  if (length >= SHORTEST_PASSWORD && length <= LONGEST_PASSWORD) return [];
  const params = { shortest: SHORTEST_PASSWORD, longest: LONGEST_PASSWORD };
  return [{ code: 'password-length', kind: 'content', field: 'password', params }];
}
