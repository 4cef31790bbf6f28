import { startApp, type TestApp } from '../../support/app.js';
import { ManualClock } from '../../support/manual-clock.js';
import { drafted } from '../../support/way.js';
import { act, at, because, codes, DRAFTER, HEAD, issued, must, OFFICER, OTHER_SEAT, read } from './support.js';

let app: TestApp;
beforeEach(async () => {
  app = await startApp({}, new ManualClock(new Date('2026-11-23T02:00:00Z')));
});
afterEach(async () => {
  await app.stop();
});

const inbox = async (account: string) => (await (await app.as(account)).get('/api/v1/inbox')).body.tasks;

test('交办、签收、办理、反馈、审核、办结: the whole way, with its number, its clock and its trail', async () => {
  const item = await drafted(app);
  const id = await issued(app, { findings: [{ item }] });
  const order = await read(app, id);
  expect(order).toMatchObject({
    ...{
      number: '同政督〔2026〕1号',
      state: 'work.issued',
      unit: 'land-bureau',
      due: '2026-11-30',
      issuer: 'supervision-office',
    },
    circulateFrom: '2026-12-02T16:00:00.000Z',
    findings: [{ item, entry: 'land-grant-announcement', rule: 'general-20wd', due: '2026-12-18' }],
    clock: { rule: 'supervision-answer', citation: '方案八（二）', state: 'running', due: '2026-11-30', governs: true },
  });
  expect((await inbox('land-bureau.approver'))[0]).toMatchObject({
    step: 'acknowledge-order',
    item: { id, kind: 'order', title: '关于限期公开出让公告的督办' },
  });
  await must(app, id, HEAD, 'ACKNOWLEDGE');
  await must(app, id, HEAD, 'BEGIN', { handler: '孙海' });
  await must(app, id, DRAFTER, 'ANSWER', { text: '已整改。', evidence: [`item:${item}`] });
  await must(app, id, OFFICER, 'ACCEPT');
  await must(app, id, OFFICER, 'CLOSE');
  const closed = await read(app, id, HEAD);
  expect(closed).toMatchObject({ state: 'work.closed', handler: '孙海', clock: { state: 'met' } });
  expect(closed.answers[0].evidence).toEqual([{ kind: 'item', id: item, title: expect.stringContaining('出让公告') }]);
  const { body } = await (await app.as(HEAD)).get(`/api/v1/supervision-orders/${id}/audit`);
  expect(body.entries.map(({ action }: { action: string }) => action)).toEqual([
    ...['CREATE', 'ISSUE', 'ACKNOWLEDGE', 'BEGIN', 'ANSWER', 'ACCEPT', 'CLOSE'],
  ]);
  expect(body.entries[1].sentence).toMatch(/张长江（市政府督查室）交办督办单/);
  expect(body.entries.at(-3).sentence).toMatch(/（国土局）反馈办理情况：已整改。/);
});

test('the clock of an order is stored like any other, so that ladder and board see it', async () => {
  const id = await issued(app);
  const stored = async () =>
    (await app.pool.query('SELECT rule, governs, unit, due, state, done_at FROM clock WHERE case_id = $1', [id])).rows;
  expect(await stored()).toEqual([
    {
      rule: 'supervision-answer',
      governs: true,
      unit: 'land-bureau',
      due: '2026-11-30',
      state: 'running',
      done_at: null,
    },
  ]);
  await must(app, id, HEAD, 'ACKNOWLEDGE');
  await must(app, id, HEAD, 'ANSWER', { text: '已办。' });
  expect(await stored()).toMatchObject([{ state: 'met', done_at: app.clock.now() }]);
  await must(app, id, OFFICER, 'SEND_BACK', because);
  expect(await stored()).toMatchObject([{ state: 'running', done_at: null }]);
  await must(app, id, OFFICER, 'WITHDRAW', because);
  expect(await stored()).toEqual([]);
});

test('sent back with a reason and answered again: both answers are kept', async () => {
  const id = await issued(app);
  await must(app, id, HEAD, 'ACKNOWLEDGE');
  await must(app, id, DRAFTER, 'ANSWER', { text: '已办。' });
  expect(codes(await act(app, id, OFFICER, 'SEND_BACK'))).toEqual(['reason-needed']);
  await must(app, id, OFFICER, 'SEND_BACK', { reason: '没有佐证材料。', workingDays: 8 });
  expect((await read(app, id, HEAD)).due).toBe('2026-12-03');
  await must(app, id, DRAFTER, 'ANSWER', { text: '已补充材料。' });
  await must(app, id, OTHER_SEAT, 'ACCEPT');
  expect(await read(app, id)).toMatchObject({
    answers: [{ text: '已办。' }, { text: '已补充材料。' }],
    returns: [{ reason: '没有佐证材料。', due: '2026-12-03' }],
  });
});

test('通报: the clock proposes after due day and grace, people decide; nothing is circulated by a timeout', async () => {
  const id = await issued(app);
  await must(app, id, HEAD, 'ACKNOWLEDGE');
  expect(codes(await act(app, id, OFFICER, 'CIRCULATE', because))).toEqual(['order-in-time']);
  at(app, '2026-12-02T15:59:00Z');
  await app.drain();
  expect((await read(app, id)).states).toEqual(['work.acknowledged', 'watch.calm']);
  at(app, '2026-12-02T16:00:00Z');
  await app.drain();
  expect((await read(app, id)).states).toEqual(['work.acknowledged', 'watch.overdue']);
  expect((await inbox(OFFICER)).map(({ step }: { step: string }) => step)).toEqual(['decide-circulation']);
  await must(app, id, OFFICER, 'CIRCULATE', because);
  expect(await read(app, id)).toMatchObject({ state: 'work.circulated', clock: { state: 'late', lamp: 'red' } });
  await must(app, id, DRAFTER, 'ANSWER', { text: '已补办。' });
  expect(await read(app, id)).toMatchObject({ state: 'work.answered', clock: { state: 'late' } });
});

test('more time (暂不通报) asks again at its end', async () => {
  const id = await issued(app);
  at(app, '2026-12-02T16:00:00Z');
  await app.drain();
  await must(app, id, OTHER_SEAT, 'WAIT', { reason: '材料在途。', due: '2026-12-04' });
  await app.drain();
  expect((await read(app, id)).states).toContain('watch.calm');
  at(app, '2026-12-04T16:00:00Z');
  await app.drain();
  expect((await read(app, id)).states).toContain('watch.overdue');
});
