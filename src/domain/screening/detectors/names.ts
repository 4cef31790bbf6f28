import type { Candidate, Detector, TextContext } from '../find.js';
import { clauseBefore, places } from './looking.js';
import { COMPOUND_SURNAMES, GIVEN, NO_NAMES, SECOND_HALVES, SURNAMES } from './name-words.js';

const SURNAME = `(?!${NO_NAMES})(?:(?:${COMPOUND_SURNAMES})|[${SURNAMES}])`;
/** What may stand behind a name: a sign, the end, or how a sentence goes on about somebody. */
const NAME_ENDS = `(?=$|[\\s,;:。、()|×\\d]|[系为因的名驾持已之家一等与未由在于被私个手提患是有现无挂重向将属罹确身])`;
/** A surname with two characters of given names, or with any one or two before an end. */
const USUAL = `${SURNAME}[${GIVEN}]{2}`;
const BOUNDED = `${SURNAME}[\\u4e00-\\u9fa5]{1,2}(?![\\u4e00-\\u9fa5])`;
const NAME = `(?:${USUAL}|${SURNAME}[\\u4e00-\\u9fa5]{1,2}${NAME_ENDS})`;

/** Whoever stands for himself and not for an office or a firm. */
const ROLES =
  '(?<!法定代表|负责|联系|主持|发言|招标|采购|出让|转让|监督|保证|投标)人|(?<!招标人|采购人)代表|[者户]|[让交]方|[户车业]主|姓名|家庭|居民|村民|职工|工人|农民工|学生|班主任|公示对象|供应商|(?<!监督|工作|评审)人员|成员|其中|建造师|[港台]商|反映|驾驶员|干部|(?:侄|妻|儿|女|父|母|丈|长|次|孙)[子女儿亲夫]|其[妻夫父母子女弟妹兄姐]|请';
const NAMED = new RegExp(`(?:${ROLES})[:( ]{0,3}(${NAME})`, 'g');

/** What is only said of a person: a name before it needs no role. */
const EVIDENCE =
  '(?:的|之)?(?:身份证|证件号|公民身份|手机|住址|现住|户籍|护照|出生|卡号|(?:个人)?银行卡|[一-龥]{0,2}行卡|低保|五保|特困|孤儿|患|家庭|家属|一家|夫妇|同学|[男女](?=[,; ]|$))|之[子女妻夫父母]|[\\dOolI]{6}[\\dOolI -]{9,}|(?:19|20)\\d{2}(?:年|[-.])\\d{1,2}|1[3-9]\\d[ -]?\\d{4}';
const BESIDE = new RegExp(
  `(${USUAL})[,:( ]{0,2}(?=${EVIDENCE})|(?<![\\u4e00-\\u9fa5])(${SURNAME}[\\u4e00-\\u9fa5]{1,2})[,:( ]{0,2}(?=${EVIDENCE})`,
  'g',
);
/** A firm's name may hold what looks like one. */
const FIRM = '(?![\\u4e00-\\u9fa5]{0,5}(?:有限|公司|集团|合作社))';
/** What a surname begins with: most places are none, and need not be looked at twice. */
const FIRST = `${SURNAMES}${COMPOUND_SURNAMES.replaceAll(/(.).(?:\||$)/g, '$1')}`;
/** A usual name speaks for itself, unless its surname ends another word. */
const INSIDE = Object.entries(SECOND_HALVES).map(([half, before]) => `(?<![${before}](?=${half}))`);
const ANYWHERE = new RegExp(`(?=[${FIRST}])${INSIDE.join('')}(${USUAL})${FIRM}`, 'g');

/** 张三、李四、王五: three names are a list; two are where the words before say so. */
const LIST = new RegExp(
  `(?<![\\u4e00-\\u9fa5])${BOUNDED}(?:[、, ]{1,2}${BOUNDED}){2,}|(?<=(?:名单|人员|资格|如下|[户人])[^。\\n]{0,6}:)${BOUNDED}(?:[、,]${BOUNDED})+`,
  'g',
);
/** Whom the law wants named: those who reviewed the bids, those who act for an office or a firm. */
const OFFICIAL =
  /评审(?:专家|小组)|(?:谈判|磋商|询价)小组|代表人|(?:招标|采购)人代表|联系人|负责人|监督人员|监理|项目经理|总监|工程师|拍卖师|董事|总经理|[局科院校市县乡镇]长|主任|书记|记录/;

function listed(text: string): Candidate[] {
  return places(text, LIST, 0.6).flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(/[\u4e00-\u9fa5]{2,4}/g)].map(({ index, 0: name }) => ({
      ...{ start: start + index, end: start + index + name.length, score: 0.6 },
    })),
  );
}

/** Names are fine where the catalogue lists persons, and there only. */
function names(text: string, { personal }: TextContext): Candidate[] {
  if (personal) return [];
  const beside = places(text, BESIDE, 0.6);
  const told = [NAMED, ANYWHERE].flatMap((pattern) => places(text, pattern, 0.6));
  return [...beside, ...[...told, ...listed(text)].filter(({ start }) => !OFFICIAL.test(clauseBefore(text, start)))];
}

const PERSON_BEFORE = new RegExp(
  `(?:^|[\\s,、:(|]|${ROLES})${NAME}|本人|户主|该户|其[妻夫父母子女弟妹兄姐]|之[子女妻夫父母]|伤者|死者`,
);
const PERSON_AFTER = new RegExp(`^(?:户|对象|人员|家庭|患者)?[:( ]{0,2}(?:${USUAL}|${BOUNDED})`);

/** Whether a sentence speaks of somebody and not of a group or a rule. */
export const besidePerson = (before: string, after: string): boolean =>
  PERSON_BEFORE.test(before.slice(-24)) || PERSON_AFTER.test(after);

export const NAMES: readonly Detector[] = [
  { name: 'person-name', severity: 'judge', suggestion: 'mask', ground: 'personal-privacy', look: names },
];
