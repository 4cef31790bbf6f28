import { usccFault } from '../../catalogue/uscc.js';
import type { Candidate, Detector } from '../find.js';

const look =
  (pattern: RegExp, score: number) =>
  (text: string): Candidate[] =>
    [...text.matchAll(pattern)].map(({ index, 0: words }) => ({ start: index, end: index + words.length, score }));

/** 国家秘密标志 (保守国家秘密法): the grade with its star or its term, or standing alone; inside a word (机密性, 保密) it is none. */
const SECRECY =
  /(?:绝密|机密|秘密)\s{0,3}(?:[★☆]|[0-9一二三四五六七八九十]{1,3}年|长期|启用前)(?:\s{0,2}[0-9一二三四五六七八九十]{1,3}年)?|^[\s【\[（(]{0,4}(?:绝密|机密|秘密)[\s】\])）]{0,4}$|(?<=密级[:： ]{1,2})(?:绝密|机密|秘密)/gmu;
const INTERNAL =
  /内部(?:资料|文件|材料|使用|参考|掌握)|(?:不得|禁止)(?:对外)?(?:公开|外传|复制|扩散)|不予公开|注意保存|严禁外传|仅供(?:内部|领导)|工作秘密|涉密(?:文件|资料|人员)|阅后(?:即焚|收回)/gu;
const DRAFT =
  /(?:征求意见|讨论|送审|草拟|审议)稿|(?<=关于[^。\n]{2,40}的)请示|会议纪要|内部签报|呈批件|(?:领导|主任|局长)批示[:：]/gu;
const TRADE =
  /商业秘密|技术秘密|技术诀窍|专有技术|(?<!最高投)标底(?:价|为)|(?:报价|成本|利润|投标)明细|(?:客户|供应商)名单|评标(?:委员会成员)?名单(?=[:：])|源代码|工艺配方/gu;
/** Degrees with four decimals and more, or seconds of arc, tell a place to some ten metres (测绘成果: 精度优于规定的坐标). */
const COORDINATES =
  /(?:东经|北纬|经度|纬度|[EN])[:： ]{0,2}\d{1,3}(?:\.\d{4,}|°\d{1,2}[′'’]\d{1,2}(?:\.\d+)?[″"”])|(?<![\d.])(?:X|Y)\s{0,1}[=＝]\s{0,1}\d{6,8}\.\d{2,}/gu;

const CODE = /(?<![0-9A-Za-z])[0-9A-Z]{18}(?![0-9A-Za-z])/g;
const CODE_LABEL = /(?:统一社会信用代码|信用代码)[^，。；\n]{0,8}$/;

/** GB 32100-2015: a valid code is public, one that does not check is a mistake to mend. */
const creditCodes = (text: string): Candidate[] =>
  [...text.matchAll(CODE)].flatMap(({ index, 0: words }) => {
    const labelled = CODE_LABEL.test(text.slice(Math.max(0, index - 20), index));
    return labelled && usccFault(words) !== null ? [{ start: index, end: index + words.length, score: 0.95 }] : [];
  });

export const PAPERS: readonly Detector[] = [
  { name: 'secrecy-mark', severity: 'block', suggestion: 'remove', ground: 'state-secret', look: look(SECRECY, 1) },
  { name: 'internal-mark', severity: 'judge', suggestion: 'remove', look: look(INTERNAL, 0.8) },
  { name: 'draft-paper', severity: 'judge', suggestion: 'remove', ground: 'process-draft', look: look(DRAFT, 0.6) },
  { name: 'trade-secret', severity: 'judge', suggestion: 'mask', ground: 'trade-secret', look: look(TRADE, 0.7) },
  { name: 'credit-code', severity: 'mend', suggestion: 'mend', look: creditCodes },
  { name: 'coordinates', severity: 'judge', suggestion: 'mask', ground: 'state-secret', look: look(COORDINATES, 0.7) },
];
