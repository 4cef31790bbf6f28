/** Bytes as Windows in China writes them: Node decodes GBK only, so the table is turned round. */
const TABLE: ReadonlyMap<string, Buffer> = new Map(
  function* () {
    const decoder = new TextDecoder('gbk');
    for (let lead = 0x81; lead <= 0xfe; lead += 1)
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        const pair = Buffer.from([lead, trail]);
        const sign = decoder.decode(pair);
        if (Array.from(sign).length === 1 && sign !== '\uFFFD') yield [sign, pair] as const;
      }
  }.call(null),
);

export const gbk = (text: string): Buffer => Buffer.concat(Array.from(text, bytesOf));

function bytesOf(sign: string): Buffer {
  if (sign < '\u0080') return Buffer.from(sign);
  const pair = TABLE.get(sign);
  if (pair === undefined) throw new Error(`${sign} is not in GBK`);
  return pair;
}
