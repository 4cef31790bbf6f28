import fc from 'fast-check';
import { luhnFits, residentCheckFits } from '../../../../src/domain/screening/checksums.js';

export type Kind = 'resident-id' | 'mobile' | 'bank-card' | 'e-mail' | 'address';

/** Something that leads to a person, as somebody might type it. */
export interface Secret {
  readonly kind: Kind;
  readonly lead: string;
  readonly written: string;
  /** The part that no mask may leave: whoever sees it has more than the form of a mask shows. */
  readonly part: string;
}

const number = (min: number, max: number) => fc.integer({ min, max });
const digits = (length: number) =>
  fc.array(number(0, 9), { minLength: length, maxLength: length }).map((each) => each.join(''));
const withCheck = (body: string, signs: string, fits: (whole: string) => boolean): string =>
  Array.from(signs, (sign) => body + sign).find(fits) ?? body;

const division = fc.constantFrom('110105', '230881', '230803', '440305');
const birthday = fc
  .tuple(number(1950, 2005), number(1, 12), number(1, 28))
  .map(([year, month, day]) => `${String(year)}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`);
const residentId = fc
  .tuple(division, birthday, digits(3))
  .map(([where, born, order]) => withCheck(where + born + order, '0123456789X', residentCheckFits));
const mobile = fc.tuple(number(3, 9), digits(9)).map(([second, rest]) => `1${String(second)}${rest}`);
const bankCard = fc
  .constantFrom(13, 16)
  .chain(digits)
  .map((body) => withCheck(`62${body}`, '0123456789', luhnFits));
const letters = fc
  .array(fc.constantFrom(...Array.from('abcdefghkmnpqrstuvwxyz')), { minLength: 8, maxLength: 8 })
  .map((each) => each.join(''));

const wide = (text: string): string => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const cut = (text: string, sizes: readonly number[], gap: string): string => {
  const ends = sizes.reduce<number[]>((done, size) => [...done, (done.at(-1) ?? 0) + size], []);
  return [...ends, text.length].map((end, at) => text.slice(ends[at - 1] ?? 0, end)).join(gap);
};
const fours = (text: string): number[] => Array.from({ length: Math.ceil(text.length / 4) - 1 }, () => 4);

type Style = (text: string) => string;
const plain: Style = (text) => text;
const NO_BREAK = '\u00a0';

const ids: readonly Style[] = [
  ...[plain, wide, (id: string) => id.toLowerCase()],
  ...[' ', '-', NO_BREAK].map((gap) => (id: string) => cut(id, [6, 8], gap)),
];
const mobiles: readonly Style[] = [
  ...[plain, wide, (each: string) => `+86 ${each}`],
  ...[' ', '-', NO_BREAK].map((gap) => (each: string) => cut(each, [3, 4], gap)),
];
const cards: readonly Style[] = [
  plain,
  wide,
  ...[' ', '-', NO_BREAK].map((gap) => (card: string) => cut(card, fours(card), gap)),
];

const secretOf = (
  kind: Kind,
  leads: readonly string[],
  styles: readonly Style[],
  whole: fc.Arbitrary<{ readonly words: string; readonly part: string }>,
): fc.Arbitrary<Secret> =>
  fc
    .tuple(fc.constantFrom(...leads), fc.constantFrom(...styles), whole)
    .map(([lead, style, { words, part }]) => ({ kind, lead, written: style(words), part }));

export const secret: fc.Arbitrary<Secret> = fc.oneof(
  secretOf(
    'resident-id',
    ['', '身份证号：', '公民身份号码 '],
    ids,
    residentId.map((words) => ({ words, part: words.slice(6, 14) })),
  ),
  secretOf(
    'mobile',
    ['', '手机', '电话：'],
    mobiles,
    mobile.map((words) => ({ words, part: words.slice(3) })),
  ),
  secretOf(
    'bank-card',
    ['', '卡号：', '银行卡 '],
    cards,
    bankCard.map((words) => ({ words, part: words.slice(6) })),
  ),
  secretOf(
    'e-mail',
    ['', '本人邮箱：'],
    [plain, wide],
    fc.tuple(letters, fc.constantFrom('example.com', 'mail.example.cn')).map(([name, host]) => ({
      ...{ words: `${name}@${host}`, part: name.slice(1) },
    })),
  ),
  secretOf(
    'address',
    ['家住', '现住', '住址：'],
    [plain],
    fc
      .tuple(fc.constantFrom('幸福', '阳光', '江畔'), number(11, 99), number(1, 9), number(101, 2999))
      .map(([estate, house, stair, flat]) => {
        const part = `${String(house)}号楼${String(stair)}单元${String(flat)}室`;
        return { words: `同江市${estate}小区${part}`, part };
      }),
  ),
);

/** Digits that a program may send as a number of JSON. */
export const figure: fc.Arbitrary<Secret> = mobile.map((words) => ({
  ...{ kind: 'mobile', lead: '', written: words, part: words.slice(3) },
}));

/** The same words however they are spaced, hyphened, widened or cased. */
export const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\-·\u200b-\u200d\ufeff]/g, '')
    .toUpperCase();

/** What somebody sees in an answer: as it came, without tags, and with addresses decoded; digests and ids are no words. */
export function seenIn(text: string): string {
  const words = text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,}/gi, '#');
  const decoded = words.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
  return [words, words.replace(/<[^>]*>/g, ''), decoded].map(bare).join('\n');
}

/** Which of the secrets a text shows, whole or in the part that had to be hidden. */
export function shownIn(text: string, secrets: readonly (Secret & { readonly place: string })[]): string[] {
  const seen = seenIn(text);
  return secrets
    .filter(({ written, part }) => seen.includes(bare(written)) || seen.includes(bare(part)))
    .map(({ kind, place, written }) => `${kind} in ${place}: ${written}`);
}
