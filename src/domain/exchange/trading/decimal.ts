/** The sum of decimals written out, exact to the last digit (money is never a float); null of none. */
export function total(decimals: readonly string[]): string | null {
  if (decimals.length === 0) return null;
  const places = Math.max(...decimals.map((text) => text.split('.')[1]?.length ?? 0));
  const sum = decimals.reduce((so, text) => so + scaled(text, places), 0n);
  const digits = sum.toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function scaled(text: string, places: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}
