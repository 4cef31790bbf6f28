/** Organisation code, GB 11714-1997 (also signs 9-17 of the unified code): eight signs and a check sign, a hyphen between them or none. */
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export function isOrgCode(code: string): boolean {
  const plain = code.replace('-', '');
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(plain)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + ALPHABET.indexOf(plain[at] ?? '') * weight, 0);
  const check = 11 - (sum % 11);
  return plain[8] === (check === 10 ? 'X' : check === 11 ? '0' : String(check));
}
