const STAR = '*';

const digits = /[0-9０-９A-Za-zＡ-Ｚａ-ｚ×]/g;

/** Hides every sign but the first `head` and the last `tail`; spaces and hyphens stay. */
function between(text: string, head: number, tail: number): string {
  const signs = text.match(digits)?.length ?? 0;
  let nth = 0;
  return text.replace(digits, (sign) => {
    nth += 1;
    return nth <= head || nth > signs - tail ? sign : STAR;
  });
}

const FORMS: Readonly<Record<string, (text: string) => string>> = {
  'resident-id': (text) => between(text, 6, text.match(digits)?.length === 15 ? 3 : 4),
  'bank-card': (text) => between(text, 6, 4),
  mobile: (text) => between(text, /^\+?(?:00)?86/.test(text) ? 5 : 3, 4),
  landline: (text) => between(text, 4, 2),
  passport: (text) => between(text, 1, 3),
  permit: (text) => between(text, 1, 3),
  plate: (text) => text.slice(0, 2) + STAR.repeat(Math.max(1, text.length - 4)) + text.slice(-2),
  'e-mail': (text) => text.slice(0, 1) + STAR.repeat(3) + text.slice(text.indexOf('@')),
  'person-name': (text) => text.slice(0, 1) + STAR.repeat(Math.max(1, text.length - 1)),
  address: (text) => keepTo(text, /[区县市镇乡]|社区|小区|路|街/),
};

/** An address says where about, not which door. */
function keepTo(text: string, end: RegExp): string {
  const found = end.exec(text.slice(1));
  const kept = found === null ? 0 : 1 + found.index + found[0].length;
  return kept >= text.length ? STAR.repeat(text.length) : text.slice(0, kept) + STAR.repeat(3);
}

/**
 * The usual form per kind: 前六后四 of an id number or a card, 前三后四 of a mobile telephone, the surname of a name, the street of an
 * address; whatever has no form of its own is hidden whole. Never the original.
 */
export function maskOf(detector: string, original: string): string {
  const masked = FORMS[detector]?.(original) ?? STAR.repeat(Array.from(original).length);
  return masked === original ? STAR.repeat(Array.from(original).length) : masked;
}
