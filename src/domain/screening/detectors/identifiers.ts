import { isBirthday, luhnFits, residentCheckFits } from '../checksums.js';
import type { Candidate, Detector, TextContext } from '../find.js';
import { digitsOf } from '../plain.js';
import { AFTER, BEFORE, every, isPaperNumber, leadOf, place, type Match } from './looking.js';

/** 省级行政区划 (GB/T 2260). */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71'.split(' '),
);
/** 港澳台居民居住证 (2018). */
const RESIDENCE_PERMITS = new Set(['810000', '820000', '830000']);

const GAP = '[ \\t\\-·]{0,2}';
const DIGIT = '[0-9OolI]';
const EIGHTEEN = new RegExp(`${BEFORE}[1-8lI](?:${GAP}${DIGIT}){16}${GAP}[0-9XxOolI×]${AFTER}`, 'g');
const FIFTEEN = new RegExp(`${BEFORE}[1-8]\\d{5}${GAP}\\d{6}${GAP}\\d{3}${AFTER}`, 'g');
const ID_LABEL = /(?:身份证|证件号|公民身份号|居民身份|居住证)[^,;。\n]{0,8}$/;

const isDivision = (code: string): boolean =>
  RESIDENCE_PERMITS.has(code) || (PROVINCES.has(code.slice(0, 2)) && !code.endsWith('0000'));

/**
 * GB 11643: division, day of birth and check digit, however it was typed. A number that fits by chance and is called a contract's is
 * none; one that is called an id and does not fit its check digit is somebody's with a slip of the pen.
 */
function residentIds(text: string, context: TextContext): Candidate[] {
  return [
    ...every(text, EIGHTEEN).flatMap((found) => ofEighteen(found, leadOf(text, found.at, context))),
    ...every(text, FIFTEEN).flatMap((found) => ofFifteen(found, leadOf(text, found.at, context))),
  ];
}

function ofEighteen(found: Match, lead: string): Candidate[] {
  const id = digitsOf(found.words);
  if (!isDivision(id.slice(0, 6)) || !isBirthday(id.slice(6, 14)) || isPaperNumber(lead)) return [];
  if (residentCheckFits(id)) return [place(found, 1)];
  return ID_LABEL.test(lead) ? [place(found, 0.7)] : [];
}

/** GB 11643-1989: no check digit, a year of two digits; its name must say so, or nothing say otherwise. */
function ofFifteen(found: Match, lead: string): Candidate[] {
  const id = digitsOf(found.words);
  if (!isDivision(id.slice(0, 6)) || !isBirthday(`19${id.slice(6, 12)}`) || isPaperNumber(lead)) return [];
  return [place(found, ID_LABEL.test(lead) ? 0.9 : 0.6)];
}

const RUN = /(?<![0-9A-Za-z])[3-6]\d{3,18}/g;
const GROUPS = /^\d+(?:[ -]\d{3,15}){0,4}(?![0-9A-Za-z])/;
const ISSUED = /^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|35\d{14}|60\d{14,17})$/;

/** ISO/IEC 7812-1: 15 to 19 digits of an issuer whose cards are used here, the last of Luhn; in groups or in one. */
function bankCards(text: string, context: TextContext): Candidate[] {
  return every(text, RUN).flatMap(({ at }) => {
    const words = prefixesOf(GROUPS.exec(text.slice(at, at + 40))?.[0] ?? '').find(isCard);
    return words === undefined || isPaperNumber(leadOf(text, at, context)) ? [] : [place({ at, words }, 0.95)];
  });
}

/** `6222 0212 3456 7890 123 4860`: the groups of a card may be followed by a sum. Longest first. */
function prefixesOf(groups: string): string[] {
  const ends = [...groups.matchAll(/\d(?=[ -]|$)/g)].map(({ index }) => index + 1);
  return ends.reverse().map((end) => groups.slice(0, end));
}

function isCard(words: string): boolean {
  const digits = words.replace(/[ -]/g, '');
  return ISSUED.test(digits) && luhnFits(digits);
}

const personal = { severity: 'mask', suggestion: 'mask', ground: 'personal-privacy' } as const;

export const IDENTIFIERS: readonly Detector[] = [
  { name: 'resident-id', ...personal, look: residentIds },
  { name: 'bank-card', ...personal, look: bankCards },
];
