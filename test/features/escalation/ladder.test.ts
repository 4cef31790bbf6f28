import { startApp, type TestApp } from '../../support/app.js';
import { heldAtTheTrail } from '../../support/barrier.js';
import { ManualClock } from '../../support/manual-clock.js';
import { drafted, must, published, submitted } from '../../support/way.js';
import { SweepJob } from '../../../src/escalation/sweep-job.js';
import { LAND_NOTICE } from '../../support/land-notice.js';
import { at, reminders, toldOf } from './support.js';

let app: TestApp;
beforeEach(async () => {
  app = await startApp({}, new ManualClock(new Date('2026-11-23T04:00:00Z')));
});
afterEach(async () => {
  await app.stop();
});

/** 形成 2026-11-20, 20 working days: due 2026-12-18 (条例 26). */
const MOMENTS = [
  ['2026-12-11T08:30', 'days-5'],
  ['2026-12-16T08:30', 'days-2'],
  ['2026-12-17T08:30', 'days-1'],
  ['2026-12-18T08:30', 'on-the-day'],
  ['2026-12-21T08:30', 'overdue-1'],
  ['2026-12-22T08:30', 'overdue-2'],
  ['2026-12-25T08:30', 'overdue-5'],
] as const;

describe('the ladder of a clock in days', () => {
  test('each rung is told at its moment, higher ones to higher people, and each exactly once', async () => {
    const id = await submitted(app);
    const seen: unknown[] = [];
    for (const [moment, rung] of MOMENTS) {
      at(app, moment);
      app.clock.advance(-60_000);
      await app.drain();
      seen.push([rung, (await reminders(app, id)).length]);
      app.clock.advance(60_000);
      await app.drain();
      await app.drain();
    }
    expect(seen).toEqual(MOMENTS.map(([, rung], n) => [rung, n]));
    expect(await reminders(app, id)).toEqual(MOMENTS.map(([, rung]) => [rung, []]));
    const reviewers = ['land-bureau.reviewer', 'land-bureau.reviewer2'];
    expect(await toldOf(app, id, 'days-5')).toEqual(reviewers);
    expect(await toldOf(app, id, 'on-the-day')).toEqual(['land-bureau.drafter', ...reviewers]);
    expect(await toldOf(app, id, 'overdue-1')).toEqual(['land-bureau.drafter', 'land-bureau.head', ...reviewers]);
    expect(await toldOf(app, id, 'overdue-2')).toEqual(['land-bureau.head', ...reviewers, 'office.officer']);
    expect(await toldOf(app, id, 'overdue-5')).toContain('supervision-office.officer');
    const { rows } = await app.pool.query(`SELECT payload FROM outbox WHERE kind = 'order-proposal'`);
    expect(rows).toEqual([{ payload: { caseId: id, unit: 'land-bureau', rule: 'general-20wd', due: '2026-12-18' } }]);
  });

  test('a unit without a head is told through its approvers', async () => {
    await app.database.ownerPool(1).query(`UPDATE account SET active = false WHERE id = 'land-bureau.head'`);
    const id = await submitted(app);
    at(app, '2026-12-21T08:30');
    await app.drain();
    expect(await toldOf(app, id, 'overdue-1')).toEqual(
      expect.arrayContaining(['land-bureau.approver', 'land-bureau.approver2']),
    );
  });

  test('what somebody claimed is that person’s to be reminded of', async () => {
    const id = await submitted(app);
    const reviewer = await app.as('land-bureau.reviewer2');
    const [task] = (await reviewer.item(id)).tasks;
    await reviewer.send('post', `/api/v1/tasks/${task.id}/claim`);
    at(app, '2026-12-11T09:00');
    await app.drain();
    expect(await toldOf(app, id, 'days-5')).toEqual(['land-bureau.reviewer2']);
  });

  test('a worker that comes back by night or on a rest day waits until work begins', async () => {
    const id = await drafted(app);
    for (const moment of ['2026-12-11T23:00', '2026-12-12T10:00', '2026-12-13T10:00', '2026-12-14T08:29']) {
      at(app, moment);
      await app.drain();
    }
    expect(await reminders(app, id)).toEqual([]);
    at(app, '2026-12-14T08:30');
    await app.drain();
    expect(await reminders(app, id)).toEqual([['days-5', []]]);
  });

  test('after a stand-still one notice tells the highest rung and names those missed', async () => {
    const id = await drafted(app);
    at(app, '2026-12-22T10:00');
    await app.drain();
    const missed = ['days-5', 'days-2', 'days-1', 'on-the-day', 'overdue-1'];
    expect(await reminders(app, id)).toEqual([['overdue-2', missed]]);
    const { body } = await (await app.as('land-bureau.head')).get('/api/v1/notices');
    expect(body.notices).toMatchObject([{ rung: 'overdue-2', missed, due: '2026-12-18' }]);
  });

  test('a later end after an edited date is told of again where its rungs lie ahead, and not where they have passed', async () => {
    const id = await drafted(app);
    at(app, '2026-12-16T09:00');
    await app.drain();
    const drafter = await app.as('land-bureau.drafter');
    const move = async (date: string) => {
      const { revision } = await drafter.item(id);
      await drafter
        .send('patch', `/api/v1/items/${id}`, { dates: { 'formed-or-changed': date } })
        .set('if-match', `"${String(revision)}"`);
      await app.drain();
    };
    await move('2026-11-23'); // due 2026-12-21: five days before have passed, two lie ahead
    expect(await reminders(app, id)).toEqual([['days-2', ['days-5']]]);
    at(app, '2026-12-17T08:30');
    await app.drain();
    expect((await reminders(app, id)).map(([rung]) => rung)).toEqual(['days-2', 'days-2']);
  });

  test('a published item is told of no more; its correction climbs a ladder of its own (A26)', async () => {
    const id = await published(app);
    at(app, '2026-12-18T09:00');
    await app.drain();
    expect(await reminders(app, id)).toEqual([]);
    await must(app, id, 'land-bureau.drafter', 'CORRECT', { reason: '面积有误' });
    at(app, '2027-01-29T09:00');
    await app.drain();
    expect((await reminders(app, id)).map(([rung]) => rung)).toEqual(['overdue-5']);
  });

  test('a reminder is nobody’s act: revision and place in the lists stay as they were', async () => {
    const id = await drafted(app);
    const read = async () => {
      const { rows } = await app.pool.query('SELECT revision, updated_at, guard FROM workflow_case WHERE id = $1', [
        id,
      ]);
      return rows[0] as { revision: number; updated_at: Date; guard: number };
    };
    const before = await read();
    at(app, '2026-12-11T08:30');
    await app.drain();
    expect(await read()).toEqual({ ...before, guard: before.guard + 1 });
  });

  test('of two workers that hold the same rung at the same moment one tells it', async () => {
    const id = await drafted(app);
    at(app, '2026-12-11T08:30');
    const sweep = app.running.app.get(SweepJob, { strict: false });
    await heldAtTheTrail(app.database.ownerPool(), 2, () => [sweep.run(), sweep.run()]);
    await app.drain();
    expect(await reminders(app, id)).toEqual([['days-5', []]]);
    expect(await toldOf(app, id, 'days-5')).toEqual(['land-bureau.drafter', 'land-bureau.drafter2']);
    const { rows } = await app.pool.query('SELECT rung, next_rung_at FROM clock WHERE case_id = $1 AND governs', [id]);
    expect(rows).toEqual([{ rung: 'days-5', next_rung_at: new Date('2026-12-16T00:30:00Z') }]);
  });
});

test('a clock in hours is told by night too (自收到起12小时内公开)', async () => {
  const id = await drafted(app, {
    elements: { ...LAND_NOTICE.elements, 'grant-mode': 'tender' },
    dates: { 'notice-received-electronically': '2026-11-23T18:00' },
  });
  for (const moment of ['2026-11-24T00:00', '2026-11-24T04:00', '2026-11-24T05:00', '2026-11-24T06:00']) {
    at(app, moment);
    await app.drain();
  }
  expect((await reminders(app, id)).map(([rung]) => rung)).toEqual(['hours-6', 'hours-2', 'hours-1', 'hours-over']);
  expect(await toldOf(app, id, 'hours-over')).toEqual(
    expect.arrayContaining(['land-bureau.drafter', 'land-bureau.head', 'office.officer']),
  );
});
