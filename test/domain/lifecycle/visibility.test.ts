import { SYSTEM } from '../../../src/domain/actor';
import * as way from './support/ways';

const { drafter, reviewer, approver, publisher, office, because } = way;
const shown = { display: { minDays: 3, maxDays: 365, basis: '招标投标法实施条例 54' } };

describe('taking down', () => {
  test('not before the minimum display, and the refusal names its article', () => {
    const outcome = way.published(shown).try('TAKE_DOWN', publisher, because);
    expect(outcome).toMatchObject({
      refusals: [{ code: 'minimum-display', params: { days: 3, until: '2026-03-05' }, rule: '招标投标法实施条例 54' }],
    });
  });

  test('the first day is not counted, the last is shown to its end', () => {
    const last = way.at(way.published(shown), '2026-03-05T15:59:59Z');
    expect(last.codes('TAKE_DOWN', publisher, because)).toEqual(['minimum-display']);
    expect(way.at(last, '2026-03-05T16:00:00Z').codes('TAKE_DOWN', publisher, because)).toEqual([]);
  });

  test('not under a correction, unless the page is offline', () => {
    const item = way.correcting();
    expect(item.codes('TAKE_DOWN', publisher, because)).toEqual(['correction-under-way']);
    expect(item.codes('REPEAL', approver, because)).toEqual(['correction-under-way']);
    item.take('HOLD', office, because).take('TAKE_DOWN', publisher, because);
    expect(item.step.states).toContain('visibility.takenDown');
  });

  test('what was never public cannot be taken down', () => {
    expect(way.ready().codes('TAKE_DOWN', publisher, because)).toEqual(['not-in-this-state']);
  });

  test('a reason is needed, a comment will do', () => {
    expect(way.published().codes('TAKE_DOWN', publisher)).toEqual(['reason-needed']);
    expect(way.published().codes('TAKE_DOWN', publisher, { comment: '内容有误' })).toEqual([]);
  });

  test('every platform is told', () => {
    expect(way.published().take('TAKE_DOWN', publisher, because).step.changes).toMatchObject({
      deliver: 'withdraw',
      visibility: { to: 'takenDown', notice: '内容有误' },
    });
  });
});

describe('holding', () => {
  test('lasts seventy-two hours, then the clock releases, and not before', () => {
    const item = way.held();
    expect(item.step.changes.timers).toEqual([{ action: 'RELEASE', dueAt: '2026-03-05T02:00:00.000Z' }]);
    expect(item.codes('RELEASE', SYSTEM)).toEqual(['not-yet-due']);
    way.at(item, '2026-03-05T02:00:00.000Z').take('RELEASE', SYSTEM);
    expect(item.step.states).toContain('visibility.current');
  });

  test('people lift it at any time', () => {
    expect(way.held().take('RELEASE', publisher).step.changes).toMatchObject({
      deliver: 'release',
      cancelTimers: ['RELEASE'],
    });
  });

  test('does not outlive the display term', () => {
    const item = way.held().take('DISPLAY_TERM_ENDED', SYSTEM);
    expect(item.step.changes).toMatchObject({ deliver: 'withdraw', cancelTimers: ['RELEASE'] });
  });
});

describe('the lawful display term', () => {
  test('is set running by the first publication only', () => {
    expect(way.published(shown).step.changes.timers).toEqual([
      { action: 'DISPLAY_TERM_ENDED', dueAt: '2027-03-02T16:00:00.000Z' },
    ]);
    const again = way.correcting(shown).take('SUBMIT', drafter).take('CLEAR', reviewer).take('APPROVE', approver);
    expect(again.take('PUBLISH', publisher).step.changes.timers).toBeUndefined();
  });

  test('once over, a correction is not published, but given up', () => {
    const item = way.correctionReady().take('DISPLAY_TERM_ENDED', SYSTEM);
    expect(item.codes('PUBLISH', publisher)).toEqual(['display-term-over']);
    item.take('RETURN', publisher, because).take('ABANDON', drafter, because);
    expect(item.step.states).toEqual(['work.idle', 'visibility.expired', 'syndication.delivering']);
  });
});

describe('correcting', () => {
  test('starts a version of its own while the old one stays public', () => {
    const item = way.published().take('CORRECT', drafter, { ...because, kind: 'clarification' });
    expect(item.step.states.slice(0, 2)).toEqual(['work.drafting', 'visibility.current']);
    expect(item.step.changes).toMatchObject({ version: 2, clearMarks: true });
    expect(item.facts.memory).toMatchObject({
      drafters: ['land.drafter'],
      approvedHash: null,
      correctionOf: { reason: '内容有误', kind: 'clarification', publication: '230881/2026-00001' },
    });
  });

  test('only of what is public now', () => {
    expect(way.held().codes('CORRECT', drafter, because)).toEqual(['not-public']);
  });

  test('a further notice is a publication of its own, a new version an update', () => {
    const again = (correction: 'version' | 'additional-notice') =>
      way
        .correcting({ correction })
        .take('SUBMIT', drafter)
        .take('CLEAR', reviewer)
        .take('APPROVE', approver)
        .take('PUBLISH', publisher).step.changes.deliver;
    expect(again('version')).toBe('update');
    expect(again('additional-notice')).toBe('publish');
  });
});

describe('syndication', () => {
  test('settles at once where no platform is owed a copy', () => {
    expect(way.published({ pushChannels: 0 }).step.states).toContain('syndication.settled');
  });

  test('any failure asks for attention until all are delivered', () => {
    const item = way.failed();
    expect(item.step.states).toContain('syndication.attention');
    item.take('RESEND', publisher);
    expect(item.step.changes.deliver).toBe('resend');
    item.know(way.delivered(0, 0)).take('DELIVERED', SYSTEM);
    expect(item.step.states).toContain('syndication.settled');
  });

  test('there is nothing to send again where nothing failed', () => {
    expect(way.published().codes('RESEND', publisher)).toEqual(['not-in-this-state']);
  });
});
