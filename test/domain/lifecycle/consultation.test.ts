import { SYSTEM } from '../../../src/domain/actor';
import type { Mark } from '../../../src/domain/lifecycle/facts';
import type { FactFind } from '../../../src/domain/screening/find-decision';
import type { Case } from './support/sample';
import * as way from './support/ways';

const { reviewer, approver, drafter, because } = way;

const find = (change: Partial<FactFind> = {}): FactFind => ({
  ...{
    id: 'f1',
    target: 'element:price',
    detector: 'trade-secret',
    severity: 'judge',
    thirdParty: true,
    hidden: false,
  },
  ...change,
});
const KEPT = { decision: { decision: 'keep', by: 'land.reviewer' } } as const;
const hiding = (ground: string): Mark => ({
  ...{ target: 'element:price', decision: 'withhold', ground, by: 'land.reviewer', at: '2026-03-02T02:00:00.000Z' },
});
const replied = (consent: 'agrees' | 'refuses'): Case => way.consulting().take('RECORD_REPLY', reviewer, { consent });
const refused = (): Case => replied('refuses');
const told = { publicInterest: '涉及饮用水安全，不公开会危及公众健康。', noticeGivenOn: '2026-03-02' };

describe('政府信息公开条例 32: what a third party refused is not published against its will', () => {
  test('CLEAR is refused while nothing is hidden on a ground of 条例 15, with the article', () => {
    expect(refused().try('CLEAR', reviewer)).toMatchObject({
      refusals: [{ code: 'third-party-refused', kind: 'content', rule: '政府信息公开条例 32' }],
    });
    expect(
      refused()
        .know({ marks: [hiding('state-secret')] })
        .codes('CLEAR', reviewer),
    ).toEqual(['third-party-refused']);
  });

  test.each(['trade-secret', 'personal-privacy'])('it passes once the part is withheld as %s', (ground) => {
    expect(
      refused()
        .know({ marks: [hiding(ground)] })
        .codes('CLEAR', reviewer),
    ).toEqual([]);
  });

  test('masked finds pass; a find that is kept is named by its part, whatever else is hidden', () => {
    expect(
      refused()
        .know({ finds: [find({ hidden: true })] })
        .codes('CLEAR', reviewer),
    ).toEqual([]);
    const kept = refused().know({ finds: [find(KEPT), find({ id: 'f2', target: 'title', hidden: true })] });
    expect(kept.try('CLEAR', reviewer)).toMatchObject({
      refusals: [{ code: 'third-party-part-public', field: 'element:price', rule: '政府信息公开条例 32' }],
    });
  });

  test('what is dismissed as no find, or usually public, is nothing to keep from anyone', () => {
    const dismissed = { decision: { decision: 'not-a-find', by: 'land.reviewer' } } as const;
    const finds = [find(dismissed), find({ id: 'f2', detector: 'landline', thirdParty: false, ...KEPT })];
    expect(refused().know({ finds }).codes('CLEAR', reviewer)).toEqual(['third-party-refused']);
    expect(
      refused()
        .know({ finds, marks: [hiding('trade-secret')] })
        .codes('CLEAR', reviewer),
    ).toEqual([]);
  });

  test('the public interest prevails only with its reasons and the day of the written notice, not a day to come', () => {
    const { publicInterest, noticeGivenOn } = told;
    expect(refused().codes('CLEAR', reviewer, { publicInterest })).toEqual(['third-party-notice-needed']);
    expect(refused().codes('CLEAR', reviewer, { noticeGivenOn })).toEqual(['public-interest-needed']);
    expect(refused().codes('CLEAR', reviewer, { publicInterest, noticeGivenOn: '2026-03-03' })).toEqual([
      'date-in-future',
    ]);
    expect(refused().take('CLEAR', reviewer, told).facts.memory.clearedHash).toBe('p');
  });

  test('consent and silence alone do not block: then the agency decides', () => {
    expect(replied('agrees').codes('CLEAR', reviewer)).toEqual([]);
    const over = way.at(way.consulting(), '2026-03-23T16:00:00.000Z').take('CONSULTATION_EXPIRED', SYSTEM);
    expect(over.codes('CLEAR', reviewer)).toEqual([]);
  });

  test('a refusal outlasts a return and the consent of another; the same party’s consent ends it', () => {
    const returned = refused().take('RETURN', reviewer, because).take('SUBMIT', drafter);
    expect(returned.codes('CLEAR', reviewer)).toEqual(['third-party-refused']);
    const consulted = (item: Case, party: string): Case =>
      item
        .take('CONSULT', reviewer, { party, receivedOn: '2026-03-02', replyDue: '2026-03-23T16:00:00.000Z' })
        .take('RECORD_REPLY', reviewer, { consent: 'agrees' });
    expect(consulted(refused(), '另一公司').codes('CLEAR', reviewer)).toEqual(['third-party-refused']);
    expect(consulted(refused(), '某公司').codes('CLEAR', reviewer)).toEqual([]);
  });

  test('a text that was changed after the refusal is judged by what it still holds', () => {
    const changed = refused().take('RETURN', reviewer, because).take('SUBMIT', drafter).know({ contentHash: 'c2' });
    expect(changed.codes('CLEAR', reviewer)).toEqual([]);
    expect(changed.know({ finds: [find(KEPT)] }).codes('CLEAR', reviewer)).toEqual(['third-party-part-public']);
  });

  test('a new version is asked about anew', () => {
    const published = refused().take('CLEAR', reviewer, told).take('APPROVE', approver).take('PUBLISH', way.publisher);
    expect(published.take('CORRECT', drafter, because).facts.memory.objections).toEqual([]);
  });
});
