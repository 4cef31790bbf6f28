import { allMatches } from '../../all-matches.js';
import type { Candidate, Detector, TextContext } from '../find.js';
import { AFTER, BEFORE, every, isPaperNumber, leadOf, place } from './looking.js';

const MOBILE = new RegExp(
  `${BEFORE}(?:\\(?\\+?(?:00)?86\\)?[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}${AFTER}(?!\\.\\d|[ ]?[元万亿])`,
  'g',
);
/** 010, 02x and 03xx to 09xx, with seven or eight digits and perhaps an extension. */
const LANDLINE = new RegExp(
  `(?<![0-9A-Za-z.-])\\(?0(?:10|2\\d|[3-9]\\d{2})\\)?[ -]?[2-9]\\d{6,7}(?:[ -转]{1,2}\\d{1,5})?${AFTER}`,
  'g',
);
const EMAIL = /(?<![\w.])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,3}(?![\w@])/g;

/** Words that say whose a telephone or a letter box is; the nearest before it counts. */
const PRIVATE =
  /家庭|家中|家属|住宅|宅电|座机|本人|个人|私人|户主|申请人|承租人|购房人|住户|经办人|代理人|授权|住址|户籍/g;
const OFFICE =
  /办公|咨询|监督|投诉|举报|值班|服务|热线|传真|固定电话|中心|公司|窗口|单位|采购|招标|代理机构|交易|出让人|转让方|受理|反馈|技术支持|报名|[维抢报]修|(?:局|科|部|处|厅)(?=[:,( ]|$)/g;
/** What stands over the contacts of an office, and of nobody else where no private word is near. */
const CONTACT = /联系(?:方式|电话|人)|地址及|地址、电话/;

function isOffice(text: string, at: number, context: TextContext): boolean {
  const lead = `${context.label ?? ''} ${text.slice(Math.max(0, at - 30), at)}`;
  const [own, office] = [lastOf(lead, PRIVATE), lastOf(lead, OFFICE)];
  return own === office ? CONTACT.test(lead) : office > own;
}

const lastOf = (text: string, words: RegExp): number => allMatches(text, words).at(-1)?.index ?? -1;

/** Every mobile number: whether an office may show its own, a person decides. */
const mobiles = (text: string, context: TextContext): Candidate[] =>
  every(text, MOBILE).flatMap((found) => (isPaperNumber(leadOf(text, found.at, context)) ? [] : [place(found, 0.9)]));

const landlines = (text: string, context: TextContext): Candidate[] =>
  every(text, LANDLINE).flatMap((found) => {
    const lead = leadOf(text, found.at, context);
    const other = isPaperNumber(lead) || /账[号户][^,;。\n]{0,4}$/.test(lead);
    return other || isOffice(text, found.at, context) ? [] : [place(found, 0.5)];
  });

const emails = (text: string, context: TextContext): Candidate[] =>
  every(text, EMAIL).flatMap((found) =>
    /\.gov\.cn$/i.test(found.words) || isOffice(text, found.at, context) ? [] : [place(found, 0.7)],
  );

const ground = 'personal-privacy';

export const CONTACTS: readonly Detector[] = [
  { name: 'mobile', severity: 'mask', suggestion: 'mask', ground, look: mobiles },
  { name: 'landline', severity: 'judge', suggestion: 'keep', ground, look: landlines },
  { name: 'e-mail', severity: 'judge', suggestion: 'mask', ground, look: emails },
];
