import { createHash } from 'node:crypto';
import { licence, penalty, RESIDENT_ID } from '../../support/credit-records.js';
import { startApp, type TestApp } from '../../support/app.js';
import { mailsIn } from '../../support/mails.js';
import { must } from '../../support/way.js';
import { trailFindings } from '../../support/whole-trail.js';
import { SETTINGS, type Settings } from '../../../src/platform/settings.js';
import { atBarrier } from './barrier.js';
import * as filing from './filing.js';

const { CHANNEL, DRAFTER, OFFICER, PUBLISHER } = filing;
const { actsOf, correctedWith, deliveryOf, download, make, publishedWith, receive, recordsIn } = filing;

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(async () => {
  await app.stop();
});

const clockOf = async (id: string) => {
  const { body } = await (await app.as(DRAFTER)).get(`/api/v1/items/${id}/clocks`);
  return body.clocks.find(({ rule }: { rule: string }) => rule === 'admin-decision-7wd');
};

describe('what is filed at the licence and penalty reporting system', () => {
  test('goes from draft to receipt: a batch of files, its number on every case, and the seven working days are met then', async () => {
    const first = await publishedWith(app, licence({ XK_WSH: '甲1号' }), penalty({ CF_WSH: '甲2号' }));
    const second = await publishedWith(app, licence({ XK_WSH: '乙1号' }));
    expect(await deliveryOf(app, first)).toMatchObject([{ status: 'manual', batch: null }]);
    const batch = await make(app);
    expect(batch.status).toBe(201);
    expect(batch.body).toMatchObject({ unit: 'land-bureau', count: 2, records: 3, receipt: null });
    const { id } = batch.body;
    expect((await recordsIn(app, id)).map(({ XK_WSH, XK_ZT }) => [XK_WSH, XK_ZT])).toEqual([
      ['甲1号', '1'],
      ['乙1号', '1'],
    ]);
    expect(await recordsIn(app, id, 'penalty')).toEqual([penalty({ CF_WSH: '甲2号' }).fields]);
    expect((await clockOf(first)).metAt ?? null).toBeNull();

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
      expect(await clockOf(item)).toMatchObject({ status: 'met', metAt: at });
    }
    expect(await actsOf(app, id)).toEqual(['BATCH_MADE', 'BATCH_DOWNLOADED', 'BATCH_DOWNLOADED', 'BATCH_RECEIVED']);
    expect(await trailFindings(app)).toEqual([]);
  });
});
