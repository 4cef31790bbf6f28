import type { Candidate, Detector, TextContext } from '../find.js';
import { look, places, sentenceBefore } from './looking.js';
import { besidePerson, NAMES } from './names.js';

const HEALTH =
  /(?:患有?|确诊|罹患|身患)[^,;。\n]{0,8}(?:癌|病|炎|症|瘤|残疾|骨折|梗死|中风)|(?:肢体|视力|听力|言语|智力|精神|多重)残疾[一二三四]?级?|尿毒症|白血病|艾滋病|精神分裂|脑瘫|脑梗死?|脑出血|抑郁症|癫痫/g;
const HARDSHIP = /低保(?:户|对象|家庭)|特困(?:人员|供养)|建档立卡|五保户|低收入家庭|孤儿|边缘易致贫|脱贫户/g;
const MINOR =
  /未成年人[^,;。\n]{0,4}姓名|(?:儿子|女儿|长子|次子|长女|次女|孙子|孙女)[^,;。\n]{0,8}(?:岁|周岁|就读|出生)|就读于(?!本市|当地|辖区|我市|各)[^,;。\n]{2,16}(?:小学|中学|幼儿园)/g;
const DAY = '(?:19|20)\\d{2}(?:年|[-./])\\d{1,2}(?:月|[-./])?(?:\\d{1,2}日?)?';
const BIRTH = new RegExp(`(?:出生(?:日期|年月|于)?|生于)[: ]{0,2}(${DAY})|(${DAY})(?=出?生(?![产活效成]))`, 'g');
const ADDRESS =
  /(?:住址|现住|户籍地|居住地|通讯地址|家住)[: ]{0,2}([^,;。\n()]{2,38}\d[^,;。\n()]{0,12})|(?:(?!家住|现住|居住|住址)[\u4e00-\u9fa5]){2,12}(?:小区|花园|家园|新村|公寓|嘉园|社区|胡同|路|街)\d*号?[^,;。\n]{0,8}?\d+(?:号楼|栋|幢|座|#楼)\d*(?:单元)?\d*(?:单元)?-?\d{2,4}(?:室|号|户)/g;
/** A flat on offer is nobody's home. */
const OFFERED = /房源|坐落|标的|配租|出租|出让/;

/** Where persons are listed the words are somebody's; elsewhere a name must stand beside them. */
const saidOfSomebody =
  (pattern: RegExp, score: number) =>
  (text: string, { personal }: TextContext): Candidate[] =>
    places(text, pattern, score).filter(
      ({ start, end }) => personal || besidePerson(sentenceBefore(text, start), text.slice(end, end + 8)),
    );

const homes = (text: string): Candidate[] =>
  places(text, ADDRESS, 0.7).filter(({ start, end }) => !OFFERED.test(text.slice(Math.max(0, start - 6), end)));

const judge = { severity: 'judge', suggestion: 'mask', ground: 'personal-privacy' } as const;

export const PERSON_WORDS: readonly Detector[] = [
  { name: 'address', ...judge, look: homes },
  { name: 'birth-date', ...judge, look: look(BIRTH, 0.7) },
  ...NAMES,
  { name: 'health', ...judge, look: saidOfSomebody(HEALTH, 0.7) },
  { name: 'hardship', ...judge, look: saidOfSomebody(HARDSHIP, 0.5) },
  { name: 'minor', ...judge, look: look(MINOR, 0.7) },
];
