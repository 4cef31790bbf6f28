import { allMatches } from '../all-matches.js';

/**
 * Finds numbers that name a person - resident id (GB 11643), bank card, telephone - and hides them. Every pattern is bounded
 * on both sides: a run of digits inside a longer one, or inside a credit code, is not an id.
 */
const BEFORE = '(?<![0-9A-Za-z])';
const AFTER = '(?![0-9A-Za-z])';
const BIRTHDAY = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';

const IDENTIFIERS = new RegExp(
  [
    `${BEFORE}[1-9]\\d{5} ?(?:18|19|20)\\d{2}${BIRTHDAY} ?\\d{3}[\\dXx]${AFTER}`, // resident id
    `${BEFORE}[1-9]\\d{7}${BIRTHDAY}\\d{3}${AFTER}`, // resident id of the first generation
    `${BEFORE}\\d{4}(?:[ -]?\\d{4}){3}(?:[ -]?\\d{1,3})?${AFTER}`, // bank card, 16 to 19 digits
    `${BEFORE}(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}${AFTER}`, // mobile telephone
    `${BEFORE}[(（]?0\\d{2,3}[)）]?[ -]?\\d{7,8}${AFTER}`, // telephone with area code
  ].join('|'),
  'g',
);

/** What stands where something was hidden. */
export const HIDDEN = '＊＊＊';

export function hasIdentifier(text: string): boolean {
  return maskIdentifiers(text) !== text;
}

/** The text with a ＊ for every character of every identifier; unchanged when there is none. */
export function maskIdentifiers(text: string): string {
  return allMatches(halfWidth(text), IDENTIFIERS).reduce((masked, { index, 0: found }) => {
    const end = index + found.length;
    return masked.slice(0, index) + '＊'.repeat(found.length) + masked.slice(end);
  }, text);
}

/** Full-width digits and letters (１２３Ｘ) as ASCII, place for place. */
function halfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0));
}
