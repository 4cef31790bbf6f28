/** Characters XML 1.0 has no place for, not even escaped: controls, lone surrogates, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' },
  '\r': '&#13;', // a parser would make it a line feed
};

/** The text without what no XML document can carry: a stray control character must not keep a notice from its platform. */
export const xmlText = (text: string): string => text.replace(FORBIDDEN, '');

export const escaped = (text: string): string => xmlText(text).replace(/[&<>"\r]/g, (one) => ESCAPES[one] ?? one);
