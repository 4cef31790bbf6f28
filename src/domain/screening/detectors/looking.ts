import { allMatches } from '../../all-matches.js';
import type { Candidate, TextContext } from '../find.js';

/** Not in the middle of a longer number or code. */
export const BEFORE = '(?<![0-9A-Za-z])';
export const AFTER = '(?![0-9A-Za-z])';

/** How far back a detector reads for what a number is called. */
const LEAD = 24;

/** What of a text matched, and where. */
export interface Match {
  readonly at: number;
  readonly words: string;
}

export const every = (text: string, pattern: RegExp): Match[] =>
  allMatches(text, pattern).map((found) => ({ at: found.index, words: found[0] }));

export const place = ({ at, words }: Match, score: number): Candidate => ({
  start: at,
  end: at + words.length,
  score,
});

/** Candidates of a pattern; its first group, where it has one, is the find. */
export function places(text: string, pattern: RegExp, score: number): Candidate[] {
  return allMatches(text, pattern).map((found) => {
    const inner = found.slice(1).find((group?: string) => group !== undefined);
    const at = found.index + (inner === undefined ? 0 : found[0].indexOf(inner));
    return place({ at, words: inner ?? found[0] }, score);
  });
}

export const look =
  (pattern: RegExp, score: number) =>
  (text: string): Candidate[] =>
    places(text, pattern, score);

/** The words just before a place; in a cell that holds nothing else, its column's name. */
export function leadOf(text: string, at: number, { label = '' }: TextContext): string {
  const before = text.slice(Math.max(0, at - LEAD), at);
  return before.trim() === '' ? `${label} ` : before;
}

/** How far back a clause or a sentence is read: a file may be long and hold no stop. */
const REACH = 80;

/** The clause before a place, from the last comma or stop. */
export const clauseBefore = (text: string, at: number): string => lastOf(/[^,;。\n]*$/, text, at);

/** The sentence before a place. */
export const sentenceBefore = (text: string, at: number): string => lastOf(/[^;。\n]*$/, text, at);

const lastOf = (end: RegExp, text: string, at: number): string =>
  end.exec(text.slice(Math.max(0, at - REACH), at))?.[0] ?? '';

/** A paper, a parcel, a thing has a number too, and the words just before it say so. */
const PAPER_NUMBER =
  /(?:编号|编码|第|(?:合同|协议书?|订单|流水|回单|回执|运单|物流单|发票|票据|文件|备案|档案|决定书|许可证|证书|批准书|使用证|宗地|地块|项目|标段|图斑|资产|设备)(?:编|单)?(?:号码?|代码))[:( ]{0,3}$/;
const PERSON_NUMBER =
  /(?:身份证|证件|公民身份|居民身份|居住证|护照|通行证|手机|电话|联系方式|卡号|银行卡|储蓄卡|一卡通)[^,;。\n]{0,8}$/;

/** Whether the lead names a number of a thing and not of a person. */
export const isPaperNumber = (lead: string): boolean => PAPER_NUMBER.test(lead) && !PERSON_NUMBER.test(lead);
