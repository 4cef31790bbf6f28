import { SYSTEM } from '../../../src/domain/actor';
import { mark, person } from './support/sample';
import * as way from './support/ways';

const { drafter, reviewer, approver, publisher, office, because } = way;

describe('drafting', () => {
  test('an incomplete draft is refused with every field that is missing or does not fit', () => {
    const item = way.drafting({ missing: ['title', 'elements.price'], invalid: ['dates.formed-or-changed'] });
    const outcome = item.try('SUBMIT', drafter);
    expect(outcome).toMatchObject({
      ok: false,
      refusals: [
        { code: 'required', kind: 'content', field: 'title' },
        { code: 'required', kind: 'content', field: 'elements.price' },
        { code: 'invalid-value', kind: 'content', field: 'dates.formed-or-changed' },
      ],
    });
  });

  test('who submits counts as a drafter of the version', () => {
    const item = way.drafting({ memory: { drafters: ['land.other'] } }).take('SUBMIT', drafter);
    expect(item.facts.memory.drafters).toEqual(['land.other', 'land.drafter']);
  });

  test('countersigners must be units of the jurisdiction other than the responsible one', () => {
    const asked = { countersigners: ['nowhere', 'land'] };
    expect(way.drafting().codes('SUBMIT', drafter, asked)).toEqual(['unknown-unit', 'countersigner-is-approver']);
  });

  test('an item is recalled until someone else has acted on it', () => {
    expect(way.reviewing().take('RECALL', drafter).step.state).toBe('work.drafting');
    expect(way.approval().codes('RECALL', drafter)).toEqual(['acted-since-submission']);
  });

  test('abandoning needs a reason, and ends a first version', () => {
    expect(way.drafting().codes('ABANDON', drafter)).toEqual(['reason-needed']);
    expect(way.drafting().take('ABANDON', drafter, because).step.state).toBe('work.abandoned');
  });

  test('abandoning a correction puts the published version back', () => {
    const item = way.correcting();
    expect(item.facts.version).toBe(2);
    item.take('ABANDON', drafter, because);
    expect(item.step.changes).toMatchObject({ restorePublished: true, version: 1 });
    expect(item.step.states).toContain('visibility.current');
  });

  test('an action of another state is refused with its own and the state’s name', () => {
    const outcome = way.drafting().try('APPROVE', approver);
    expect(outcome).toMatchObject({
      refusals: [
        { code: 'not-in-this-state', kind: 'state', params: { action: '批准', state: '起草', stateEn: 'Drafting' } },
      ],
    });
  });
});

describe('confidentiality review, item by item', () => {
  test('every target without a mark is named', () => {
    const item = way.reviewing({ targets: ['element:price', 'element:area', 'attachment:1'] });
    const outcome = item.try('CLEAR', reviewer);
    expect(outcome).toMatchObject({
      refusals: [
        { code: 'unmarked', field: 'element:area' },
        { code: 'unmarked', field: 'attachment:1' },
      ],
    });
  });

  test('numbers that identify people are never cleared for publication, but masked they are', () => {
    const people = { targets: ['element:people'], identifying: ['element:people'] };
    const open = way.reviewing({ ...people, marks: [mark('element:people')] });
    expect(open.codes('CLEAR', reviewer)).toEqual(['identifies-people']);
    const masked = way.reviewing({ ...people, marks: [mark('element:people', 'land.reviewer', 'mask')] });
    expect(masked.take('CLEAR', reviewer).facts.memory.clearedHash).toBe('p');
  });

  test('the third party’s fifteen working days start no day in the future', () => {
    const later = { party: '某公司', receivedOn: '2026-03-03', replyDue: '2026-03-24T16:00:00.000Z' };
    expect(way.reviewing().codes('CONSULT', reviewer, later)).toEqual(['date-in-future']);
  });

  test('silence counts when the fifteen working days are over, not before', () => {
    expect(way.consulting().step.changes.timers).toEqual([
      { action: 'CONSULTATION_EXPIRED', dueAt: '2026-03-23T16:00:00.000Z' },
    ]);
    expect(way.consulting().codes('CONSULTATION_EXPIRED', SYSTEM)).toEqual(['not-yet-due']);
    const over = way.at(way.consulting(), '2026-03-23T16:00:00.000Z').take('CONSULTATION_EXPIRED', SYSTEM);
    expect(over.facts.memory.consultation).toMatchObject({ reply: 'silence' });
  });

  test('a reply ends the waiting', () => {
    const item = way.consulting().take('RECORD_REPLY', reviewer, { consent: 'refuses' });
    expect(item.step.changes.cancelTimers).toEqual(['CONSULTATION_EXPIRED']);
    expect(item.facts.memory.consultation).toMatchObject({ reply: 'refuses' });
  });

  test('the secrecy authority has the task while the question is open', () => {
    expect(way.referred().step.tasks).toEqual([
      { state: 'work.confidentialityReview.referred', step: 'advise', unit: 'secrecy', role: 'officer' },
    ]);
  });

  test('a return voids what the review had found', () => {
    const item = way.approval().take('RETURN', approver, because);
    expect(item.facts.memory).toMatchObject({ clearedHash: null, reviewers: [], proposal: null });
    expect(item.step.changes.notices).toEqual([{ kind: 'returned', to: 'drafter' }]);
  });
});

describe('approval binds to what was cleared', () => {
  test('a public copy other than the cleared one is not approved', () => {
    expect(way.approval().know({ publicHash: 'other' }).codes('APPROVE', approver)).toEqual(['review-void']);
  });

  test('what was approved is published, and nothing else', () => {
    expect(way.ready().know({ publicHash: 'other' }).codes('PUBLISH', publisher)).toEqual(['approval-void']);
  });

  test('approved on paper, the signer is the approver', () => {
    const signer = person('land', 'approver');
    const item = way.approval();
    const input = { recorded: { medium: 'paper', signer: signer.account, signedAt: '2026-03-01T02:00:00Z' } };
    const proposal = { action: 'APPROVE', actor: way.clerk, facts: item.facts, input, now: item.now, probing: false };
    expect(item.decide({ ...proposal, signer })).toMatchObject({
      ok: true,
      value: { memory: { approver: 'land.approver' } },
    });
  });
});

describe('publishing at a time', () => {
  test('the time lies in the future', () => {
    expect(way.ready().codes('SCHEDULE', publisher, { at: '2026-03-01T02:00:00Z' })).toEqual(['time-not-in-future']);
    expect(way.ready().codes('SCHEDULE', publisher, {})).toEqual(['time-needed']);
  });

  test('the clock publishes when the time has come, not before', () => {
    expect(way.scheduled().step.changes.timers).toEqual([{ action: 'PUBLICATION_DUE', dueAt: way.TOMORROW }]);
    expect(way.scheduled().codes('PUBLICATION_DUE', SYSTEM)).toEqual(['not-yet-due']);
    const item = way.at(way.scheduled(), way.TOMORROW).take('PUBLICATION_DUE', SYSTEM);
    expect(item.step.states).toEqual(['work.idle', 'visibility.current', 'syndication.delivering']);
  });

  test('a timer that comes when nothing is scheduled changes nothing', () => {
    const item = way.at(way.scheduled().take('UNSCHEDULE', publisher), way.TOMORROW);
    expect(item.step.changes.cancelTimers).toEqual(['PUBLICATION_DUE']);
    expect(item.codes('PUBLICATION_DUE', SYSTEM)).toEqual(['not-in-this-state']);
  });

  test('a page taken offline is not replaced by the clock: the publisher decides again', () => {
    const item = way.correctionScheduled().take('HOLD', office, because);
    expect(item.step.states).toEqual(['work.publication.ready', 'visibility.held', 'syndication.delivering']);
    expect(item.codes('PUBLISH', publisher)).toEqual(['held']);
  });
});
