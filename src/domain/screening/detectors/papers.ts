import type { Candidate, Detector } from '../find.js';
import { clauseBefore, look, places } from './looking.js';

const GRADE = '(?:绝\\s{0,2}密|机\\s{0,2}密|秘\\s{0,2}密)';
const TERM = '(?:[0-9一二三四五六七八九十]{1,3}年|长期|启用前)';
/** 国家秘密标志 (保守国家秘密法): the grade with its star or its term, in 【】, or alone; inside a word (机密性, 保密) it is none. */
const SECRECY = new RegExp(
  [
    `${GRADE}\\s{0,3}(?:[★☆⭐]|\\*(?=\\s?\\d)|${TERM})(?:\\s{0,2}${TERM})?`,
    `[【\\[]${GRADE}[】\\]]`,
    `^[\\s【\\[（(]{0,4}${GRADE}[\\s】\\])）]{0,4}$`,
    `(?<=密级[: ]{1,2})${GRADE}`,
  ].join('|'),
  'gmu',
);
const INTERNAL =
  /内部(?:资料|文件(?!柜)|材料|使用|参考|掌握)|(?<!许可)(?:不得|禁止)(?:对外)?(?:公开|外传|复制|扩散)|不予公开(?!情形|的|范围)|注意保存|严禁外传|仅供(?:内部|领导)|工作秘密|涉密(?:文件|资料|人员)(?![的管培])|阅后(?:即焚|收回)/gu;

const DRAFT =
  /(?:征求意见|讨论|送审|草拟|审议)稿(?![、等])|(?<=关于[^。\n]{2,40}的)请示(?!》|已)|会议纪要(?![、]|作为)|内部签报|呈批件|(?:领导|主任|局长)批示:/gu;
/** A draft that is put to the public is meant for it. */
const PUT_TO_PUBLIC = /公开征求|(?:征求|征集)[^。\n]{0,6}意见的?公告|向社会[^。\n]{0,4}征求|现予公告|意见征集/;
/** Minutes that something rests on are cited, not disclosed. */
const CITED = /根据|依据|按照|遵照|落实|^经|依照/;

function drafts(text: string): Candidate[] {
  const consulted = PUT_TO_PUBLIC.test(text);
  return places(text, DRAFT, 0.6).filter(({ start, end }) => {
    const words = text.slice(start, end);
    if (words === '征求意见稿') return !consulted && !/^[)）]?》/.test(text.slice(end));
    return words !== '会议纪要' || !CITED.test(clauseBefore(text, start));
  });
}

const TRADE =
  /商业秘密|技术秘密|技术诀窍|专有技术|(?:报价|成本|利润|投标)明细|(?:客户|供应商)名单|评标(?:委员会成员)?名单(?=:)|源代码|工艺配方/gu;
/** The figure an owner of the works will not tell before opening: graver than the word 底价 of a list inside it. */
const BASE_PRICE = /(?<!最高投|不设|无)标底(?:价|为|是|金额|:)/gu;
/** A duty to protect secrets, or a rule on them, discloses none; whose they are does. */
const DUTY = /泄露|泄漏|侵犯|保守|严守|保护|涉及|知悉|窃取|属于/;
const OWNER = /我公司|本公司|我方|我司/;

function tradeSecrets(text: string): Candidate[] {
  const words = places(text, TRADE, 0.7).filter(({ start }) => {
    const clause = clauseBefore(text, start);
    return !DUTY.test(clause) || OWNER.test(clause);
  });
  return [...words, ...places(text, BASE_PRICE, 0.95)];
}

export const PAPERS: readonly Detector[] = [
  { name: 'secrecy-mark', severity: 'block', suggestion: 'remove', ground: 'state-secret', look: look(SECRECY, 1) },
  { name: 'internal-mark', severity: 'judge', suggestion: 'remove', look: look(INTERNAL, 0.8) },
  { name: 'draft-paper', severity: 'judge', suggestion: 'remove', ground: 'process-draft', look: drafts },
  { name: 'trade-secret', severity: 'judge', suggestion: 'mask', ground: 'trade-secret', look: tradeSecrets },
];
