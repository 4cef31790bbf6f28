import { licence } from '../../support/credit-records.js';
import { startApp, type TestApp } from '../../support/app.js';
import { actsOf, CHANNEL, deliveryOf, DRAFTER, OFFICER, publishedWith, PUBLISHER } from './filing.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const AT = '/syndication/batches';
const page = async (account: string, path = AT) => await (await app.as(account)).get(path).set('accept', 'text/html');
const send = async (account: string, path: string, fields: Record<string, string>) =>
  await (
    await app.as(account)
  )
    .send('post', path)
    .type('form')
    .set({ accept: 'text/html', origin: app.url })
    .send(fields);

describe('the page of what is filed by hand', () => {
  test('shows what waits with its faults, makes the files, and takes the receipt', async () => {
    const sound = await publishedWith(app, licence({ XK_WSH: '页1号' }));
    const faulty = await publishedWith(app, licence({ XK_WSH: '页2号' }));
    await app.pool.query(
      `UPDATE item_version SET content = jsonb_set(content, '{creditRecords,0,fields,XK_JDRQ}', '"昨天"') WHERE item = $1`,
      [faulty],
    );
    const before = await page(PUBLISHER);
    expect(before.status).toBe(200);
    expect(before.headers['cache-control']).toBe('no-store');
    expect(before.text).toContain('第 1 条双公示记录：“许可决定日期”不是日历上的日子');
    expect(before.text).toContain('可报送 1 件，1 条记录');

    const fields = { channel: CHANNEL, unit: 'land-bureau' };
    const refused = await send(PUBLISHER, AT, fields);
    const [{ id: left } = { id: '' }] = await deliveryOf(app, faulty);
    expect([refused.status, refused.text.includes(`href="#delivery-${left}"`)]).toEqual([422, true]);
    const made = await send(PUBLISHER, AT, { ...fields, leaveOut: left });
    expect(made.status).toBe(303);
    const [{ batch } = { batch: '' }] = await deliveryOf(app, sound);
    expect(made.headers.location).toContain(`done=BATCH_MADE#batch-${batch!}`);

    const shown = await page(OFFICER);
    expect(shown.text).toContain(`/api/v1/batches/${batch!}/licence.xlsx`);
    expect(shown.text).toContain('另有 1 件有错误，没有列入这一批。');
    const empty = await send(PUBLISHER, `${AT}/${batch!}/receipt`, { channel: CHANNEL, receipt: '' });
    expect([empty.status, empty.text.includes('请填写填报系统给出的回执号')]).toEqual([422, true]);
    const entered = await send(PUBLISHER, `${AT}/${batch!}/receipt`, { channel: CHANNEL, receipt: 'HLJ-9' });
    expect(entered.status).toBe(303);
    expect(await deliveryOf(app, sound)).toMatchObject([{ status: 'delivered', receipt: { receiptId: 'HLJ-9' } }]);
    expect(await actsOf(app, sound)).toContain('SETTLE_DELIVERY');
    expect((await page(PUBLISHER, `${AT}?lang=en`)).text).toContain('Receipt entered');
  });

  test('is the publishers’ and the office’s; each unit sees its own', async () => {
    expect((await page(DRAFTER)).status).toBe(404);
    const other = await page('housing-bureau.publisher');
    expect([other.status, other.text.includes('HLJ-9'), other.text.includes('没有等待报送的')]).toEqual([
      200,
      false,
      true,
    ]);
    const unknown = await page(PUBLISHER, `${AT}?channel=municipal-portal`);
    expect(unknown.status).toBe(404);
  });
});
