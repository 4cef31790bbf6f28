/**
 * Unified social credit code, GB 32100-2015: 18 characters of a 31-letter alphabet (no I O S V Z), the last one a check
 * character with weights 3^i mod 31.
 */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;

/** What is wrong with a code, or null when it passes. */
export function usccFault(code: string): 'shape' | 'check-digit' | null {
  if (!SHAPE.test(code)) return 'shape';
  return code[17] === checkCharacter(code.slice(0, 17)) ? null : 'check-digit';
}

function checkCharacter(first17: string): string | undefined {
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31];
}
