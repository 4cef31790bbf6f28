/** Names of signs that a page uses beside numbers; those without width stand for nothing, so that they tear no number. */
const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  middot: '·',
  ldquo: '“',
  rdquo: '”',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  times: '×',
  copy: '©',
  shy: '',
  zwj: '',
  zwnj: '',
};

/** Signs written by number or name become themselves, once: what then looks like one more stays as it is. */
export const characterOf = (text: string): string =>
  text.replace(/&(?:#(x[0-9a-f]{1,6}|\d{1,7})|([a-z]{2,8}));?/gi, (whole, code?: string, name?: string) =>
    code === undefined ? (NAMED[name?.toLowerCase() ?? ''] ?? whole) : numbered(code),
  );

function numbered(code: string): string {
  const point = code.toLowerCase().startsWith('x') ? parseInt(code.slice(1), 16) : Number(code);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
}
