import * as way from './support/ways';

const { drafter, reviewer, approver, lawyers, finance, because, ground } = way;

describe('not publishing', () => {
  test('needs a ground, an explanation and a day to look again', () => {
    const codes = way.reviewing({ obliged: false }).codes('WITHHOLD', reviewer, {});
    expect(codes).toEqual(['ground-needed', 'explanation-needed', 'date-needed']);
  });

  test('what the law obliges to publish is not restricted without a ground', () => {
    expect(way.reviewing().codes('RESTRICT', reviewer, { ...ground, ground: '' })).toEqual(['obliged-needs-ground']);
  });

  test('the ground must carry the decision: a state secret is not given to applicants either', () => {
    const secret = { ...ground, ground: 'state-secret' };
    expect(way.reviewing().codes('RESTRICT', reviewer, secret)).toEqual(['ground-does-not-carry']);
    expect(way.reviewing().codes('WITHHOLD', reviewer, secret)).toEqual([]);
    expect(way.reviewing().codes('WITHHOLD', reviewer, { ...ground, ground: 'mood' })).toEqual(['unknown-ground']);
  });

  test('the day to look again lies in the future', () => {
    const today = { ...ground, reviewAgainOn: '2026-03-02' };
    expect(way.reviewing().codes('WITHHOLD', reviewer, today)).toEqual(['date-not-in-future']);
  });

  test('the reviewer proposes, the approver confirms that and nothing else', () => {
    const item = way.proposed('WITHHOLD');
    expect(item.step.state).toBe('work.approval');
    expect(item.codes('APPROVE', approver)).toEqual(['proposal-pending']);
    expect(item.codes('RESTRICT', approver)).toEqual(['other-proposal']);
    item.take('WITHHOLD', approver);
    expect(item.step.state).toBe('work.withheld');
    expect(item.facts.memory).toMatchObject({
      proposal: null,
      nonDisclosure: { kind: 'WITHHOLD', by: 'land.reviewer' },
    });
  });

  test('the approver alone withholds nothing', () => {
    expect(way.approval().codes('WITHHOLD', approver)).toEqual(['no-proposal']);
  });

  test('what the public has seen is taken down instead', () => {
    const item = way.correcting().take('SUBMIT', drafter);
    expect(item.codes('WITHHOLD', reviewer, ground)).toEqual(['already-published']);
  });

  test('the reviewer is asked to look again on the day that was set, and sets the next', () => {
    const item = way.proposed('RESTRICT').take('RESTRICT', approver);
    const task = { state: 'work.onRequestOnly', step: 'reassess', unit: 'land', role: 'reviewer' };
    expect(item.step.tasks).toEqual([{ ...task, notBefore: '2027-03-02' }]);
    item.take('REASSESS', reviewer, { ...because, reviewAgainOn: '2028-03-02' });
    expect(item.step.tasks).toEqual([{ ...task, notBefore: '2028-03-02' }]);
  });
});

describe('countersigning', () => {
  const task = (unit: string, step: string) => ({ state: 'work.approval', step, unit, role: 'approver' });

  test('the signers’ tasks come first, the approver’s when none is missing', () => {
    const item = way.countersigned();
    expect(item.step.tasks).toEqual([task('lawyers', 'countersign'), task('finance', 'countersign')]);
    expect(item.codes('APPROVE', approver)).toEqual(['countersignature-missing', 'countersignature-missing']);
    item.take('COUNTERSIGN', lawyers);
    expect(item.step.tasks).toEqual([task('finance', 'countersign')]);
    expect(item.codes('COUNTERSIGN', lawyers)).toEqual(['already-countersigned']);
    item.take('COUNTERSIGN', finance);
    expect(item.step.tasks).toEqual([task('land', 'approve')]);
    expect(item.codes('APPROVE', approver)).toEqual([]);
  });

  test('a countersigner’s return closes the siblings’ tasks', () => {
    const item = way.countersigned().take('COUNTERSIGN', lawyers).take('RETURN', finance, because);
    expect(item.step.tasks).toEqual([{ state: 'work.drafting', step: 'draft', unit: 'land', role: 'drafter' }]);
  });

  test('resubmitted unchanged, the one who signed is not asked again; changed, all are', () => {
    const back = () => way.countersigned().take('COUNTERSIGN', lawyers).take('RETURN', finance, because);
    const unchanged = back().take('SUBMIT', drafter).take('CLEAR', reviewer);
    expect(unchanged.step.tasks).toEqual([task('finance', 'countersign')]);
    const changed = back().know({ publicHash: 'q' }).take('SUBMIT', drafter).take('CLEAR', reviewer);
    expect(changed.step.tasks).toEqual([task('lawyers', 'countersign'), task('finance', 'countersign')]);
  });

  test('a proposal not to publish is the approver’s alone', () => {
    const item = way
      .drafting()
      .take('SUBMIT', drafter, { countersigners: ['lawyers'] })
      .take('WITHHOLD', reviewer, ground);
    expect(item.step.tasks).toEqual([task('land', 'approve')]);
    expect(item.codes('COUNTERSIGN', lawyers)).toEqual(['proposal-pending']);
  });
});
