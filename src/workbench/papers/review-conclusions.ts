import type { TrailEntry } from '../../audit/trail-reader.js';
import type { Account } from '../../access/account-directory.js';
import { isTranslated, translate } from '../../platform/i18n.js';
import { groundName } from '../item/marks.js';
import type { Naming } from '../naming.js';
import { chineseDay } from '../orders/print-model.js';
import { moment, NOBODY, signedBy, type Signed } from './paper-people.js';
import { said, type Exchange, type ReviewActs } from './review-acts.js';

/** A conclusion in its box: the words, then who and when. */
export interface Conclusion extends Signed {
  readonly given: boolean;
  readonly lines: readonly string[];
}

const WORDS: Readonly<Record<string, string>> = {
  CLEAR: '审查通过：同意按上列逐项意见公开。',
  RETURN: '退回。',
  APPROVE: '同意按审查意见公开。',
};
const PROPOSED: Readonly<Record<string, string>> = { WITHHOLD: '建议不予公开。', RESTRICT: '建议依申请公开。' };
const CONFIRMED: Readonly<Record<string, string>> = { WITHHOLD: '同意不予公开。', RESTRICT: '同意依申请公开。' };

/** `publicHash` is that of the copy at hand: a conclusion on another copy has lost its effect. */
export function concluded({ concluded: entry }: ReviewActs, publicHash: string, naming: Naming): Conclusion {
  if (entry === null) return NONE;
  const day = said(entry, 'noticeGivenOn');
  return {
    ...{ given: true, ...signedBy(entry) },
    lines: filled([
      WORDS[entry.action] ?? PROPOSED[entry.action] ?? '',
      ...grounds(entry, naming),
      worded('说明', said(entry, 'explanation') || said(entry, 'reason')),
      worded('第三方不同意而公开的公共利益理由', said(entry, 'publicInterest')),
      day === '' ? '' : `${chineseDay(day)}已将决定公开的内容和理由书面告知第三方。`,
      worded('意见', said(entry, 'comment')),
      stale(entry, 'CLEAR', publicHash),
    ]),
  };
}

/** What was signed on paper or said is the signer's, whoever recorded it. */
export function approved(
  { approved: entry }: ReviewActs,
  publicHash: string,
  people: readonly Account[],
  naming: Naming,
): Conclusion {
  if (entry === null) return NONE;
  return {
    ...{ given: true, ...signedBy(entry) },
    lines: filled([
      WORDS[entry.action] ?? CONFIRMED[entry.action] ?? '',
      recordedBy(entry, people),
      ...grounds(entry, naming),
      worded('附件内容保留的理由', said(entry, 'keptFilesReason')),
      worded('原因', said(entry, 'reason')),
      worded('意见', said(entry, 'comment')),
      stale(entry, 'APPROVE', publicHash),
    ]),
  };
}

export const signatures = ({ countersigned }: ReviewActs, naming: Naming) =>
  countersigned.map((entry) => ({
    unit: naming.unit(entry.unit, 'zh'),
    opinion: said(entry, 'comment') || '同意。',
    ...signedBy(entry),
  }));

/** 请示保密行政管理部门: the question and its answer, never the content. */
export const referrals = ({ referrals: asked }: ReviewActs) =>
  asked.map((each) => ({
    question: said(each.asked, 'question'),
    ...{ asked: signedBy(each.asked), answered: signedBy(each.answered) },
    answer: each.answered === null ? '尚未答复' : said(each.answered, 'advice'),
  }));

/** 征求第三方意见 (条例 32): the letter and what came of it. */
export const consultations = ({ consultations: asked }: ReviewActs) =>
  asked.map((each) => ({
    party: said(each.asked, 'party'),
    receivedOn: chineseDay(said(each.asked, 'receivedOn')),
    ...{ asked: signedBy(each.asked), answered: signedBy(each.answered) },
    ...replied(each),
  }));

function replied({ answered }: Exchange): { reply: string; text: string } {
  if (answered === null) return { reply: '尚未答复', text: '' };
  if (answered.action === 'CONSULTATION_EXPIRED') return { reply: '逾期未提出意见，由本单位决定', text: '' };
  return {
    reply: translate('zh', `workbench.options.consent.${said(answered, 'consent')}`),
    text: said(answered, 'text'),
  };
}

function grounds(entry: TrailEntry, naming: Naming): string[] {
  const ground = said({ ...entry, erased: false }, 'ground');
  const again = said({ ...entry, erased: false }, 'reviewAgainOn');
  return [
    ground === '' ? '' : `依据：${groundName(ground, naming, 'zh')}。`,
    again === '' ? '' : `再次评估日期：${chineseDay(again)}。`,
  ];
}

function recordedBy(entry: TrailEntry, people: readonly Account[]): string {
  const { recorded } = (entry.detail.input ?? {}) as {
    recorded?: { medium: string; signer: string; signedAt: string };
  };
  if (recorded === undefined) return '';
  const key = `workbench.options.medium.${recorded.medium}`;
  const medium = isTranslated('zh', key) ? translate('zh', key) : recorded.medium;
  const signer = people.find(({ account }) => account === recorded.signer)?.person ?? recorded.signer;
  return `${medium}：签批人${signer}，${moment(recorded.signedAt)}；由文书人员登记。`;
}

const stale = ({ action, detail }: TrailEntry, binding: string, publicHash: string): string =>
  action === binding && detail.publicHash !== publicHash ? '此后内容或者逐项意见有变化，本意见已失效。' : '';

const NONE: Conclusion = { given: false, lines: [], ...NOBODY };
const worded = (label: string, text: string): string => (text === '' ? '' : `${label}：${text}`);
const filled = (lines: readonly string[]): string[] => lines.filter((line) => line !== '');
