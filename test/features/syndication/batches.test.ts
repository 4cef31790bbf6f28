import { createHash } from 'node:crypto';
import { licence, penalty, RESIDENT_ID } from '../../support/credit-records.js';
import { startApp, type TestApp } from '../../support/app.js';
import { must } from '../../support/way.js';
import { trailFindings } from '../../support/whole-trail.js';
import { atBarrier } from './barrier.js';
import * as filing from './filing.js';

const { CHANNEL, DRAFTER, OFFICER, PUBLISHER } = filing;
const { actsOf, correctedWith, deliveryOf, download, make, publishedWith, receive, recordsIn } = filing;

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const clockOf = async (id: string) => {
  const { body } = await (await app.as(DRAFTER)).get(`/api/v1/items/${id}/clocks`);
  return body.clocks.find(({ rule }: { rule: string }) => rule === 'admin-decision-7wd');
};
const numbersIn = async (batch: string) =>
  (await recordsIn(app, batch)).map(({ XK_WSH, XK_ZT }) => `${XK_WSH!} ${XK_ZT!}`).sort();
const codesOf = (body: { reasons: { code: string }[] }) => body.reasons.map(({ code }) => code);

/** One house, one story after the other: each leaves nothing waiting. */
describe('what is filed at the licence and penalty reporting system', () => {
  let first = '';

  test('goes from draft to receipt: files, the number on every case, and the seven working days are met at that instant', async () => {
    first = await publishedWith(app, licence({ XK_WSH: '甲1号' }), penalty({ CF_WSH: '甲2号' }));
    const second = await publishedWith(app, licence({ XK_WSH: '乙1号' }));
    expect(await deliveryOf(app, first)).toMatchObject([{ status: 'manual', batch: null }]);
    const batch = await make(app);
    expect([batch.status, batch.body]).toMatchObject([
      201,
      { unit: 'land-bureau', count: 2, records: 3, receipt: null },
    ]);
    const { id } = batch.body;
    expect(await numbersIn(id)).toEqual(['乙1号 1', '甲1号 1']);
    expect(await recordsIn(app, id, 'penalty')).toEqual([penalty({ CF_WSH: '甲2号' }).fields]);
    expect(await clockOf(first)).toMatchObject({ state: 'running', doneAt: null });

    app.clock.advance(3_600_000);
    const at = app.clock.now().toISOString();
    const answer = await receive(app, id, { receipt: 'HLJ-SGS-0042' });
    expect(answer.body).toEqual({ delivered: 2, rejected: 0, overtaken: 0, refused: [] });
    await app.drain();
    for (const item of [first, second]) {
      expect(await deliveryOf(app, item)).toMatchObject([
        { status: 'delivered', batch: id, receipt: { receiptId: 'HLJ-SGS-0042' } },
      ]);
      expect((await actsOf(app, item)).slice(-2)).toEqual(['SETTLE_DELIVERY', 'DELIVERED']);
      expect(await clockOf(item)).toMatchObject({ state: 'met', doneAt: at });
    }
    expect(await actsOf(app, id)).toEqual(['BATCH_MADE', 'BATCH_DOWNLOADED', 'BATCH_DOWNLOADED', 'BATCH_RECEIVED']);
    expect((await receive(app, id, { receipt: 'HLJ-SGS-0043' })).body.code).toBe('batch-received');
  });

  test('corrected, it goes again in a second batch; what the correction took out is taken back, and the first files stay as they were', async () => {
    const before = await (await app.as(PUBLISHER)).get(`/api/v1/channels/${CHANNEL}/batches`);
    const [old] = before.body.batches;
    await correctedWith(app, first, licence({ XK_WSH: '甲1号', XK_NR: '更正后的内容' }));
    const { id } = (await make(app)).body;
    expect(await numbersIn(id)).toEqual(['甲1号 1']);
    expect((await recordsIn(app, id))[0]).toMatchObject({ XK_NR: '更正后的内容' });
    expect((await recordsIn(app, id, 'penalty'))[0]).toMatchObject({ CF_WSH: '甲2号', BZ: '信息已撤回，请撤下' });
    for (const { url, sha256 } of old.files) {
      const bytes = await download(app, old.id, url.split('/').at(-1));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
    expect((await receive(app, id, { receipt: 'HLJ-SGS-0044' })).body.delivered).toBe(1);
  });

  test('withdrawn, it is reported as no longer valid (XK_ZT 2)', async () => {
    await must(app, first, PUBLISHER, 'TAKE_DOWN', { reason: '决定被撤销' });
    const { id } = (await make(app)).body;
    expect(await numbersIn(id)).toEqual(['甲1号 2']);
    expect((await receive(app, id, { receipt: 'HLJ-SGS-0045' })).body.delivered).toBe(1);
  });

  test('what became newer while its batch was filed waits for the next: the receipt does not count for it', async () => {
    const item = await publishedWith(app, licence({ XK_WSH: '丙1号' }));
    const { id } = (await make(app)).body;
    await correctedWith(app, item, licence({ XK_WSH: '丙1号', XK_NR: '又改了' }));
    expect((await receive(app, id, { receipt: 'HLJ-SGS-0046' })).body).toMatchObject({ delivered: 0, overtaken: 1 });
    expect(await deliveryOf(app, item)).toMatchObject([
      { status: 'manual', batch: null },
      { status: 'superseded', batch: id },
    ]);
    const next = (await make(app)).body;
    expect((await receive(app, next.id, { receipt: 'HLJ-SGS-0047' })).body.delivered).toBe(1);
  });

  test('given back with a reason it waits again, out of the batch, and those who publish are told', async () => {
    const item = await publishedWith(app, licence({ XK_WSH: '丁1号' }));
    const [{ id: delivery } = { id: '' }] = await deliveryOf(app, item);
    const { id } = (await make(app)).body;
    expect(codesOf((await receive(app, id, {})).body)).toEqual(['batch-receipt-needed']);
    const reason = '填报系统提示：许可机关代码未登记';
    const answer = await receive(app, id, { rejected: [{ delivery, reason }] }, OFFICER);
    expect(answer.body).toMatchObject({ delivered: 0, rejected: 1 });
    await app.drain();
    expect(await deliveryOf(app, item)).toMatchObject([{ status: 'manual', batch: null, last_error: reason }]);
    expect((await actsOf(app, item)).at(-1)).toBe('REJECT_DELIVERY');
    const { rows } = await app.pool.query(
      `SELECT account FROM notice WHERE case_id = $1 AND kind = 'delivery-failed'`,
      [item],
    );
    expect(rows).toMatchObject([{ account: PUBLISHER }]);
    expect((await receive(app, (await make(app)).body.id, { receipt: 'HLJ-SGS-0048' })).body.delivered).toBe(1);
  });

  test('held, it waits: a hold decides nothing, and there is no batch of nothing', async () => {
    const item = await publishedWith(app, licence({ XK_WSH: '戊1号' }));
    await must(app, item, OFFICER, 'HOLD', { comment: '先行核实' });
    const none = await make(app);
    expect([none.status, none.body.code]).toEqual([409, 'batch-nothing-waits']);
    await must(app, item, PUBLISHER, 'RELEASE');
    expect((await receive(app, (await make(app)).body.id, { receipt: 'HLJ-SGS-0049' })).body.delivered).toBe(1);
  });

  test('two people at the same instant: each delivery is in one batch', async () => {
    const items = [
      await publishedWith(app, licence({ XK_WSH: '己1号' })),
      await publishedWith(app, licence({ XK_WSH: '己2号' })),
    ];
    const both = await atBarrier(
      app.database.pool(4),
      'delivery',
      [PUBLISHER, OFFICER].map((account) => async () => await make(app, account)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const made = both.find(({ status }) => status === 201)!.body;
    expect(made.count).toBe(2);
    for (const item of items) expect((await deliveryOf(app, item))[0]!.batch).toBe(made.id);
    await receive(app, made.id, { receipt: 'HLJ-SGS-0050' }, OFFICER);
  });

  test('one with a fault is named, and left out only by a word: the other goes, it waits on', async () => {
    const sound = await publishedWith(app, licence({ XK_WSH: '庚1号' }));
    const faulty = await publishedWith(app, licence({ XK_WSH: '庚2号' }));
    // The field table may be stricter tomorrow than it was at publication.
    await app.pool.query(
      `UPDATE item_version SET content = jsonb_set(content, '{creditRecords,0,fields,XK_JDRQ}', '"昨天"') WHERE item = $1`,
      [faulty],
    );
    const answer = await make(app);
    expect([answer.status, codesOf(answer.body)]).toEqual([422, ['credit-date']]);
    const [{ id: delivery } = { id: '' }] = await deliveryOf(app, faulty);
    expect(answer.body.reasons[0].field).toBe(`deliveries.${delivery}`);
    const made = (await make(app, PUBLISHER, { leaveOut: [delivery] })).body;
    expect(made).toMatchObject({ count: 1, leftOut: [delivery] });
    expect(await deliveryOf(app, faulty)).toMatchObject([{ status: 'manual', batch: null }]);
    expect(await deliveryOf(app, sound)).toMatchObject([{ batch: made.id }]);
  });

  test('a person’s number stands in the files, and whoever takes one is on the trail; others find nothing', async () => {
    const { body } = await (await app.as(OFFICER)).get(`/api/v1/channels/${CHANNEL}/batches`);
    const withPenalty = body.batches.find((one: { files: { url: string }[] }) =>
      one.files.some(({ url }) => url.endsWith('penalty.csv')),
    );
    expect((await download(app, withPenalty.id, 'penalty.csv')).toString('utf8')).toContain(RESIDENT_ID);
    expect((await actsOf(app, withPenalty.id)).at(-1)).toBe('BATCH_DOWNLOADED');
    const before = (await actsOf(app, withPenalty.id)).length;
    await Promise.all(
      Array.from({ length: 6 }, async () => await download(app, withPenalty.id, 'penalty.csv', OFFICER)),
    );
    expect((await actsOf(app, withPenalty.id)).length).toBe(before + 6);
    for (const account of [DRAFTER, 'housing-bureau.publisher'] as const) {
      const person = await app.as(account);
      expect((await person.get(`/api/v1/batches/${withPenalty.id}/penalty.csv`)).status).toBe(404);
      expect((await receive(app, withPenalty.id, { receipt: 'x' }, account)).status).toBe(404);
    }
    expect((await make(app, 'housing-bureau.publisher', { unit: 'land-bureau' })).status).toBe(403);
    for (const table of ['audit_entry', 'audit_content', 'notice', 'outbox', 'delivery', 'delivery_batch']) {
      const { rows } = await app.pool.query<{ line: string }>(`SELECT to_jsonb(t)::text AS line FROM ${table} t`);
      expect([table, rows.some(({ line }) => line.includes(RESIDENT_ID))]).toEqual([table, false]);
    }
    expect(await trailFindings(app)).toEqual([]);
  });
});
