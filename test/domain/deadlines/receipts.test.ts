import type { ClockFacts } from '../../../src/domain/deadlines/clock.js';
import { clock } from './support.js';

const PUBLISHED = '2026-03-03T02:00:00.000Z';
const penalty = (receipts: ClockFacts['receipts'], now = '2026-03-04') => {
  const facts = { events: { 'admin-decision-made': '2026-03-02' }, done: { publish: PUBLISHED }, receipts };
  return clock('admin-decision-7wd', 'procurement-misconduct-records', facts, now);
};

describe('A publication counts as fulfilled when the channels that the deadline waits for have it (方案五（三）、六)', () => {
  test('in the window alone the seven working days of a penalty run on', () => {
    expect(penalty([{ statutory: ['admin-decision-7wd'], at: null }])).toMatchObject({
      state: 'running',
      doneAt: null,
    });
    expect(penalty([{ statutory: ['admin-decision-7wd'], at: null }], '2026-03-20').state).toBe('late');
  });

  test('they are met at the instant of the last receipt', () => {
    const receipts = [
      { statutory: ['admin-decision-7wd'], at: '2026-03-05T01:00:00.000Z' },
      { statutory: ['all'], at: '2026-03-04T01:00:00.000Z' },
    ];
    expect(penalty(receipts, '2026-03-20')).toMatchObject({ state: 'met', doneAt: '2026-03-05T01:00:00.000Z' });
  });

  test('a receipt that comes after the last day is late, though the page was in time', () => {
    const late = [{ statutory: ['admin-decision-7wd'], at: '2026-03-20T01:00:00.000Z' }];
    expect(penalty(late, '2026-03-21').state).toBe('late');
  });

  test('a receipt of the version before says nothing of this one', () => {
    const stale = [{ statutory: ['admin-decision-7wd'], at: '2026-03-02T01:00:00.000Z' }];
    expect(penalty(stale)).toMatchObject({ state: 'running', doneAt: null });
  });

  test('other deadlines are met by the window', () => {
    expect(penalty([{ statutory: ['tender-electronic-12h'], at: null }])).toMatchObject({ doneAt: PUBLISHED });
  });
});
