import { isBirthday, luhnFits, residentCheckFits } from '../checksums.js';
import type { Candidate, Detector, TextContext } from '../find.js';
import { digitsOf } from '../plain.js';

const BEFORE = '(?<![0-9A-Za-z])';
const AFTER = '(?![0-9A-Za-z])';
const GAP = '[ \\-·]?';

/** 省级行政区划 (GB/T 2260), 83 of Taiwan by the residence permits of 2018. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

const DIGIT = '[0-9OolI]';
const EIGHTEEN = new RegExp(`${BEFORE}[1-8](?:${GAP}${DIGIT}){16}${GAP}[0-9XxOolI]${AFTER}`, 'g');
const FIFTEEN = new RegExp(`${BEFORE}[1-8]\\d{14}${AFTER}`, 'g');
const CARD = new RegExp(`${BEFORE}[3-6]\\d{3}(?:[ -]?\\d{4}){2,3}(?:[ -]?\\d{1,7})?${AFTER}`, 'g');
const MOBILE = new RegExp(`${BEFORE}(?:\\+?(?:00)?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}${AFTER}`, 'g');
const LANDLINE = new RegExp(
  `(?<![0-9A-Za-z.-])\\(?0\\d{2,3}\\)?[ -]?[2-9]\\d{6,7}(?:[ -转]{1,2}\\d{1,5})?(?![0-9A-Za-z])`,
  'g',
);

/** A contract, a parcel or a file has a number too: the label before it says so. */
const NUMBER_OF =
  /(?:合同|项目|地块|宗地|文件|备案|许可证?|证书|不动产权|采购|招标|编号|单号|流水|订单|代码|图斑)[^，。；\n]{0,8}$/;
const ID_LABEL = /(?:身份证|证件号|公民身份号码|居民身份)[^，。；\n]{0,8}$/;

const every = (text: string, pattern: RegExp): { at: number; words: string }[] =>
  [...text.matchAll(pattern)].map((found) => ({ at: found.index, words: found[0] }));

const leadOf = (text: string, at: number): string => text.slice(Math.max(0, at - 16), at);

const place = (at: number, words: string, score: number): Candidate => ({ start: at, end: at + words.length, score });

/** GB 11643: division, day of birth and check digit; spaced, full width, O for 0, l for 1. */
function residentIds(text: string): Candidate[] {
  const long = every(text, EIGHTEEN).flatMap(({ at, words }) => {
    const id = digitsOf(words);
    const fits =
      id.length === 18 && PROVINCES.has(id.slice(0, 2)) && isBirthday(id.slice(6, 14)) && residentCheckFits(id);
    return fits ? [place(at, words, 1)] : [];
  });
  const short = every(text, FIFTEEN).flatMap(({ at, words }) => {
    const fits = PROVINCES.has(words.slice(0, 2)) && isBirthday(`19${words.slice(6, 12)}`);
    const lead = leadOf(text, at);
    return fits && (ID_LABEL.test(lead) || !NUMBER_OF.test(lead))
      ? [place(at, words, ID_LABEL.test(lead) ? 0.9 : 0.6)]
      : [];
  });
  return [...long, ...short];
}

/** ISO/IEC 7812: 15 to 19 digits of an issuer who issues here, the last of Luhn. */
function bankCards(text: string): Candidate[] {
  return every(text, CARD).flatMap(({ at, words }) => {
    const digits = words.replace(/[ -]/g, '');
    const issued = /^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|3[47]\d{13}|35\d{14}|60\d{14,17}|9\d{15,18})$/.test(digits);
    return issued && luhnFits(digits) && !NUMBER_OF.test(leadOf(text, at)) ? [place(at, words, 0.95)] : [];
  });
}

/** An office must give its telephone in a notice (招标人及代理机构联系方式): there a number is expected. */
const officeContact = ({ label = '' }: TextContext, text: string, at: number): boolean =>
  /联系(?:方式|电话|人)|咨询|办公电话|监督电话|地址及/.test(label) ||
  /(?:办公|咨询|监督|投诉|举报|值班|服务|联系)(?:室)?(?:电话|方式|热线)[^，。；\n]{0,6}$/.test(leadOf(text, at));

const mobiles = (text: string, _context: TextContext): Candidate[] =>
  every(text, MOBILE).map(({ at, words }) => place(at, words, 0.9));

const landlines = (text: string, context: TextContext): Candidate[] =>
  every(text, LANDLINE).flatMap(({ at, words }) => (officeContact(context, text, at) ? [] : [place(at, words, 0.5)]));

const privacy = 'personal-privacy';

export const PERSON_NUMBERS: readonly Detector[] = [
  { name: 'resident-id', severity: 'mask', suggestion: 'mask', ground: privacy, look: residentIds },
  { name: 'bank-card', severity: 'mask', suggestion: 'mask', ground: privacy, look: bankCards },
  { name: 'mobile', severity: 'mask', suggestion: 'mask', ground: privacy, look: mobiles },
  { name: 'landline', severity: 'judge', suggestion: 'keep', ground: privacy, look: landlines },
];
