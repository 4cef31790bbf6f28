import { SYSTEM } from '../../../src/domain/actor';
import { person } from './support/sample';
import * as way from './support/ways';

const { drafter, approver, publisher, clerk, reviewer, because } = way;
const AUTHORISED = { authorisation: '同公交授〔2026〕1号' };

describe('a text that came otherwise than by data exchange (方案六（六）, A17)', () => {
  test('is verified before it goes on: SUBMIT is refused until then', () => {
    const item = way.verification();
    expect(item.step.tasks).toEqual([{ state: 'work.verification', step: 'verify', unit: 'land', role: 'drafter' }]);
    expect(item.codes('SUBMIT', drafter)).toEqual(['not-in-this-state']);
    item.take('VERIFY', clerk);
    expect(item.step.changes.dates).toEqual({ 'notice-verified': '2026-03-02' });
    expect(item.step.state).toBe('work.drafting');
    expect(item.codes('SUBMIT', drafter)).toEqual([]);
  });

  test('and where it stands in drafting unverified, the submission is refused all the same', () => {
    const item = way.drafting();
    const intake = { mode: 'fax', sender: 'land.clerk', receivedAt: item.now, verified: null, finds: [] };
    item.know({ memory: { ...item.facts.memory, intake } });
    expect(item.try('SUBMIT', drafter)).toMatchObject({
      refusals: [{ code: 'not-verified', rule: '方案六（二）、（六）' }],
    });
  });

  test('can be refused with a reason, which ends the case', () => {
    expect(way.verification().codes('REFUSE_VERIFICATION', drafter)).toEqual(['reason-needed']);
    expect(way.verification().take('REFUSE_VERIFICATION', drafter, because).step.state).toBe('work.abandoned');
  });

  test('is received once', () => {
    const item = way.verification().take('VERIFY', clerk);
    expect(item.codes('RECEIVE', SYSTEM, way.ON_PAPER)).toContain('already-received');
  });
});

describe('the express path (方案六（六）, A13)', () => {
  test('leads to one duty officer, and binds to the public copy that was screened', () => {
    const item = way.express();
    expect(item.facts.memory).toMatchObject({ clearedHash: 'p', approvedHash: 'p' });
    expect(item.step.tasks.map(({ step }) => step)).toEqual(['express-publish']);
    expect(item.codes('EXPRESS_PUBLISH', publisher)).toEqual([]);
    expect(item.know({ publicHash: 'q' }).codes('EXPRESS_PUBLISH', publisher)).toEqual(['approval-void']);
  });

  test.each([
    ['without a standing written authorisation', {}, way.EXCHANGED],
    ['with a find', AUTHORISED, { ...way.EXCHANGED, finds: [{ kind: 'mobile', place: 'title' }] }],
    ['when another copy was screened', AUTHORISED, { ...way.EXCHANGED, screened: 'q' }],
  ])('is closed %s: the drafters are told', (_why, facts, input) => {
    const item = way.drafting(facts).take('RECEIVE', SYSTEM, input);
    expect(item.step.state).toBe('work.drafting');
    expect(item.facts.memory.approvedHash).toBeNull();
    expect(item.step.changes.notices).toEqual([{ kind: 'express-left', to: 'waiting' }]);
  });

  test('is closed once the authorisation has ended', () => {
    const item = way.express();
    item.facts = Object.fromEntries(
      Object.entries(item.facts).filter(([key]) => key !== 'authorisation'),
    ) as typeof item.facts;
    expect(item.codes('EXPRESS_PUBLISH', publisher)).toEqual(['authorisation-missing']);
  });

  test('has a second pair of eyes in small units too: not whoever drafted or sent it', () => {
    const both = person('land', 'drafter', 'publisher');
    const item = way.express({ policy: 'small', memory: { drafters: [both.account] } });
    expect(item.codes('EXPRESS_PUBLISH', both)).toEqual(['sender-on-duty']);
  });

  test('is left by RETURN: then nothing is cleared or approved', () => {
    const item = way.express().take('RETURN', publisher, because);
    expect(item.step.state).toBe('work.drafting');
    expect(item.facts.memory).toMatchObject({ clearedHash: null, approvedHash: null });
  });

  test('publishes what the statutory medium has only where every line is the same (招标投标法实施条例 15)', () => {
    const other = { ...way.SAME, differences: ['投标截止时间：5月6日'] };
    expect(way.express().try('MIRROR', publisher, other)).toMatchObject({
      refusals: [{ code: 'mirror-differs', rule: '招标投标法实施条例第15条', params: { count: 1 } }],
    });
    const item = way.express().take('MIRROR', publisher, way.SAME);
    expect(item.step.states.slice(0, 2)).toEqual(['work.idle', 'visibility.current']);
    expect(item.facts.memory.mirror).toMatchObject({ url: way.SAME.url });
  });
});

test('a correction of a text has its own receipt: what the first brought is forgotten (A26)', () => {
  const item = way.express().take('EXPRESS_PUBLISH', publisher).take('CORRECT', drafter, because);
  expect(item.facts.memory.intake).toBeNull();
});

describe('an approval without a signature (待补签)', () => {
  test('waits for the signer, wherever the item is by then', () => {
    const item = way.unsignedYet();
    expect(item.facts.memory.pendingSignature).toMatchObject({ signer: approver.account, confirmedAt: null });
    item.take('PUBLISH', publisher);
    expect(item.codes('CONFIRM_SIGNATURE', person('land', 'drafter', 'approver'))).toEqual(['signer-alone-confirms']);
    item.take('CONFIRM_SIGNATURE', approver);
    expect(item.facts.memory.pendingSignature?.confirmedAt).toBe(item.now);
    expect(item.codes('CONFIRM_SIGNATURE', approver)).toEqual(['no-signature-pending']);
  });

  test('on paper with its scan waits for nothing', () => {
    const recorded = { medium: 'paper', signer: approver.account, signedAt: '2026-03-02T01:00:00.000Z' };
    const scan = '00000000-0000-4000-8000-000000000001';
    const item = way.approval().take('APPROVE', clerk, { recorded: { ...recorded, scan } });
    expect(item.facts.memory.pendingSignature).toBeUndefined();
    expect(way.approval().take('APPROVE', clerk, { recorded }).facts.memory.pendingSignature).toMatchObject({
      ...{ signer: approver.account, medium: 'paper', confirmedAt: null },
    });
  });

  test('is not forgotten under a second one; returned before publication it is moot', () => {
    const again = { recorded: { medium: 'oral', signer: approver.account, signedAt: '2026-03-02T01:00:00.000Z' } };
    const correction = way
      .unsignedYet()
      .take('PUBLISH', publisher)
      .take('CORRECT', drafter, because)
      .take('SUBMIT', drafter);
    correction.know({ marks: way.approval().facts.marks }).take('CLEAR', reviewer);
    expect(correction.codes('APPROVE', clerk, again)).toEqual(['signature-outstanding']);
    const returned = way.unsignedYet().take('RETURN', publisher, because);
    expect(returned.facts.memory.pendingSignature).toBeNull();
  });
});
