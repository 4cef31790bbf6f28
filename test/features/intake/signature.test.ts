import { startApp, type TestApp } from '../../support/app.js';
import { ManualClock } from '../../support/manual-clock.js';
import { cleared, must } from '../../support/way.js';
import { codesOf } from './sending.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({}, new ManualClock(new Date('2026-11-20T02:00:00.000Z')));
});
afterAll(async () => {
  await app.stop();
});

const ORAL = { recorded: { medium: 'oral', signer: 'land-bureau.approver', signedAt: '2026-11-20T01:30:00.000Z' } };
const clockOf = async (id: string) =>
  (
    await app.pool.query<{ state: string; due: string; done_at: Date | null; governs: boolean }>(
      "SELECT state, due, done_at, governs FROM clock WHERE case_id = $1 AND rule = 'signature-pending'",
      [id],
    )
  ).rows;

describe('an approval by word of mouth that a clerk recorded (待补签)', () => {
  test('has an internal clock of three working days beside those of law, met by the signer’s own sign-in', async () => {
    const id = await cleared(app);
    await must(app, id, 'land-bureau.clerk', 'APPROVE', ORAL);
    expect(await clockOf(id)).toEqual([{ state: 'running', due: '2026-11-25', done_at: null, governs: false }]);
    const other = await (await app.as('land-bureau.approver2')).act(id, 'CONFIRM_SIGNATURE');
    expect([other.status, codesOf(other)]).toEqual([403, ['signer-alone-confirms']]);
    await must(app, id, 'land-bureau.publisher', 'PUBLISH');
    await must(app, id, 'land-bureau.approver', 'CONFIRM_SIGNATURE');
    expect(await clockOf(id)).toMatchObject([{ state: 'met', done_at: app.clock.now() }]);
  });

  test('follows the item into a correction and back, and is one clock all the time', async () => {
    const id = await cleared(app);
    await must(app, id, 'land-bureau.clerk', 'APPROVE', ORAL);
    await must(app, id, 'land-bureau.publisher', 'PUBLISH');
    await must(app, id, 'land-bureau.drafter', 'CORRECT', { reason: '面积有误' });
    expect(await clockOf(id)).toHaveLength(1);
    await must(app, id, 'land-bureau.drafter', 'ABANDON', { reason: '无误' });
    expect(await clockOf(id)).toMatchObject([{ state: 'running', done_at: null }]);
  });

  test('shows on a list of its own to those who may read the item, the overdue ones marked', async () => {
    const id = await cleared(app);
    await must(app, id, 'land-bureau.clerk', 'APPROVE', ORAL);
    const page = await (await app.as('land-bureau.approver')).get('/workbench/signatures');
    expect([page.status, page.text.includes(id)]).toEqual([200, true]);
    expect(page.text).not.toContain('已逾期');
    app.clock.advance(6 * 24 * 3_600_000);
    const late = await (await app.as('office.officer')).get('/workbench/signatures');
    expect(late.text).toContain('已逾期');
    const stranger = await (await app.as('housing-bureau.approver')).get('/workbench/signatures');
    expect(stranger.text).not.toContain(id);
  });
});
