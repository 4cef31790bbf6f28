import { SYSTEM } from '../../../../src/domain/actor';
import { Case, facts, mark, person } from './sample';

export const drafter = person('land', 'drafter');
export const reviewer = person('land', 'reviewer');
export const approver = person('land', 'approver');
export const publisher = person('land', 'publisher');
export const clerk = person('land', 'clerk');
export const office = person('office', 'officer');
export const secrecy = person('secrecy', 'officer');
export const lawyers = person('lawyers', 'approver');
export const finance = person('finance', 'approver');

export const because = { reason: '内容有误' };
export const ground = { ground: 'trade-secret', explanation: '涉及第三方商业秘密', reviewAgainOn: '2027-03-02' };
export const TOMORROW = '2026-03-03T01:00:00.000Z';
export const LATER = '2026-06-01T01:00:00.000Z';

const RECEIVED = { sender: 'exchange.trading', receivedAt: '2026-03-02T01:30:00.000Z', finds: [] };
export const ON_PAPER = { ...RECEIVED, mode: 'paper' };
export const EXCHANGED = { ...RECEIVED, mode: 'electronic-exchange', screened: 'p' };
export const SAME = {
  ...{
    medium: '中国招标投标公共服务平台',
    url: 'https://bulletin.example.org/1',
    publishedAt: '2026-03-02T01:00:00.000Z',
  },
  ...{ text: '招标公告', differences: [] },
};

type Changes = Parameters<typeof facts>[0];

/** The shortest ways to where a test begins. */
export const drafting = (changes: Changes = {}): Case =>
  new Case(facts({ marks: [mark('element:price')], ...changes }));
export const verification = (changes: Changes = {}): Case => drafting(changes).take('RECEIVE', SYSTEM, ON_PAPER);
export const express = (changes: Changes = {}): Case =>
  drafting({ authorisation: '同公交授〔2026〕1号', ...changes }).take('RECEIVE', SYSTEM, EXCHANGED);
/** Approved by word of mouth and recorded by the clerk: 待补签. */
export const unsignedYet = (changes: Changes = {}): Case => {
  const item = approval(changes);
  const input = { recorded: { medium: 'oral', signer: approver.account, signedAt: '2026-03-02T01:00:00.000Z' } };
  return item.take('APPROVE', clerk, input);
};
export const reviewing = (changes: Changes = {}): Case => drafting(changes).take('SUBMIT', drafter);
export const referred = (): Case => reviewing().take('REFER', reviewer, { question: '是否涉密？' });
export const consulting = (): Case =>
  reviewing().take('CONSULT', reviewer, {
    party: '某公司',
    receivedOn: '2026-03-02',
    replyDue: '2026-03-23T16:00:00.000Z',
  });
export const approval = (changes: Changes = {}): Case => reviewing(changes).take('CLEAR', reviewer);
export const countersigned = (): Case =>
  drafting()
    .take('SUBMIT', drafter, { countersigners: ['lawyers', 'finance'] })
    .take('CLEAR', reviewer);
export const proposed = (kind: 'WITHHOLD' | 'RESTRICT' = 'WITHHOLD'): Case => reviewing().take(kind, reviewer, ground);
export const ready = (changes: Changes = {}): Case => approval(changes).take('APPROVE', approver);
export const scheduled = (): Case => ready().take('SCHEDULE', publisher, { at: TOMORROW });
export const published = (changes: Changes = {}): Case => ready(changes).take('PUBLISH', publisher);
export const held = (): Case => published().take('HOLD', office, because);
export const correcting = (changes: Changes = {}): Case =>
  published(changes)
    .take('CORRECT', drafter, because)
    .know({ marks: [mark('element:price')] });
/** A correction, approved and set to a time, while the first version is public. */
export const correctionReady = (): Case =>
  correcting().take('SUBMIT', drafter).take('CLEAR', reviewer).take('APPROVE', approver);
export const correctionScheduled = (): Case => correctionReady().take('SCHEDULE', publisher, { at: TOMORROW });

export const delivered = (pending: number, failed: number): { deliveries: Case['facts']['deliveries'] } => ({
  deliveries: { pending, delivered: 1, failed },
});
export const failed = (): Case => published().know(delivered(0, 1)).take('DELIVERY_FAILED', SYSTEM);

/** 一般失信: decided on 2026-02-20, repair from 2026-05-21, gone after 2027-02-20. */
export const GENERAL: NonNullable<Case['facts']['graded']> = {
  ...{ basis: '信用修复管理办法', penalty: true, older: false, grade: 'general', name: { zh: '一般', en: 'general' } },
  ...{ shown: true, from: '2026-02-20', minimum: '2026-05-20', maximum: '2027-02-20' },
};
export const ANNULLED = { kind: 'annulled', on: '2026-03-02' };
export const REPAIRABLE = '2026-05-20T16:00:00.000Z'; // 2026-05-21 0:00 in Shanghai
export const REPAIRED = { document: '同信修〔2026〕1号', decidedOn: '2026-05-21' };
export const penalty = (changes: Changes = {}): Case => published({ graded: GENERAL, ...changes });

export const at = (item: Case, now: string): Case => {
  item.now = now;
  return item;
};
