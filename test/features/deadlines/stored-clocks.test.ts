import { startApp, type TestApp } from '../../support/app.js';
import { ManualClock } from '../../support/manual-clock.js';
import { approved, drafted, must, published } from '../../support/way.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({}, new ManualClock(new Date('2026-11-23T04:00:00Z')));
});
afterAll(async () => {
  await app.stop();
});

const stored = async (id: string) => {
  const { rows } = await app.pool.query(
    `SELECT version, rule, governs, state, due, done_at FROM clock WHERE case_id = $1 ORDER BY version, rule`,
    [id],
  );
  return rows;
};
const at = (moment: string) => {
  app.clock.advance(Date.parse(moment) - app.clock.now().getTime());
};

describe('clocks are stored with the act that moves them', () => {
  test('a draft has its clocks at once; a changed date moves them in the same statement', async () => {
    const id = await drafted(app);
    expect(await stored(id)).toMatchObject([
      { rule: 'general-20wd', governs: true, state: 'running', due: '2026-12-18', done_at: null },
      { rule: 'land-notice-20d-before', governs: false, state: 'not-started', due: null },
    ]);
    const drafter = await app.as('land-bureau.drafter');
    const edit = { dates: { 'formed-or-changed': '2026-11-23' } };
    const { revision } = await drafter.item(id);
    await drafter.send('patch', `/api/v1/items/${id}`, edit).set('if-match', `"${String(revision)}"`);
    expect((await stored(id))[0]).toMatchObject({ rule: 'general-20wd', due: '2026-12-21' });
  });

  test('met or late is recorded for good; a correction has clocks of its own beside it (A26)', async () => {
    const id = await published(app);
    expect((await stored(id))[0]).toMatchObject({ version: 1, state: 'met', done_at: app.clock.now() });
    await must(app, id, 'land-bureau.drafter', 'CORRECT', { reason: '面积有误' });
    expect((await stored(id)).filter(({ rule }) => rule === 'general-20wd')).toMatchObject([
      { version: 1, state: 'met' },
      { version: 2, state: 'running', due: '2026-12-21' },
    ]);
    await must(app, id, 'land-bureau.drafter', 'ABANDON', { reason: '不必更正' });
    expect((await stored(id)).filter(({ rule }) => rule === 'general-20wd')).toMatchObject([
      { version: 1, state: 'met', due: '2026-12-18' },
    ]);
  });

  test('an item that is given up owes nothing any more', async () => {
    const id = await drafted(app);
    await must(app, id, 'land-bureau.drafter', 'ABANDON', { reason: '重复' });
    expect(await stored(id)).toEqual([]);
  });
});

describe('a case from before clocks were stored', () => {
  test('gets its clocks from the worker, without an act of its own, and keeps what it had met', async () => {
    const id = await published(app);
    const before = await stored(id);
    const owner = app.database.ownerPool(1);
    await owner.query('DELETE FROM clock WHERE case_id = $1', [id]);
    await owner.query('UPDATE workflow_case SET clocked = false WHERE id = $1', [id]);
    const trail = async () =>
      (await app.pool.query('SELECT count(*)::int AS n FROM audit_entry WHERE subject = $1', [id])).rows;
    const acts = await trail();
    await app.drain();
    expect(await stored(id)).toEqual(before);
    expect(await trail()).toEqual(acts);
    expect((await app.pool.query('SELECT clocked FROM workflow_case WHERE id = $1', [id])).rows).toEqual([
      { clocked: true },
    ]);
  });
});

describe('五.6 在产权交易合同生效后予以公开 (A10): PUBLISH is refused before "not before"', () => {
  const DEAL = {
    entry: 'property-deal',
    title: '同江市粮库资产转让成交公告',
    summary: '资产转让成交。',
    elements: { 'contract-amount': { value: '120', unit: '万元', currency: 'CNY' }, date: '2026-11-20' },
    dates: { 'contract-effective': '2026-12-10' },
  };
  const HOLDER = { 'property-holder': 'property-holder' };
  let made = 0;
  const ready = async (): Promise<string> => {
    const holder = await app.as('property-holder.drafter');
    const project = { code: `TJCQ-2026-${String(++made)}`, name: '粮库资产转让', kind: 'property', parties: HOLDER };
    const { body } = await holder.send('post', '/api/v1/projects', project);
    const { id } = (await holder.create({ ...DEAL, project: body.id })).body;
    await must(app, id, 'property-holder.drafter', 'SUBMIT');
    await (await app.as('property-holder.reviewer')).markAll(id);
    await must(app, id, 'property-holder.reviewer', 'CLEAR');
    await must(app, id, 'property-holder.approver', 'APPROVE');
    return id;
  };

  test('too early is refused with the day, also for a schedule; on the day it passes', async () => {
    const id = await ready();
    const publisher = await app.as('property-holder.publisher');
    const early = await publisher.act(id, 'PUBLISH');
    expect([early.status, early.body.reasons[0].code]).toEqual([409, 'before-window']);
    expect(early.text).toContain('2026-12-10');
    const scheduled = await publisher.act(id, 'SCHEDULE', { at: '2026-12-09T15:00:00Z' });
    expect([scheduled.status, scheduled.body.reasons[0].code]).toEqual([409, 'before-window']);
    at('2026-12-09T16:00:00Z');
    expect((await (await app.as('property-holder.publisher')).act(id, 'PUBLISH')).status).toBe(200);
  });

  test('a rule that only warns does not hold anything up', async () => {
    const id = await approved(app);
    expect((await (await app.as('land-bureau.publisher')).act(id, 'PUBLISH')).status).toBe(200);
  });
});
