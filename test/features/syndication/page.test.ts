import { startApp } from '../../support/app.js';
import { published } from '../../support/way.js';
import { Desk, errors } from '../workbench/desk.js';
import {
  channelOf,
  LAND,
  OFFICE,
  post,
  refusedItem,
  rowsOf,
  startHouse,
  statesOf,
  TRADING,
  type House,
} from './house.js';

let house: House;
let office: Desk;
let publisher: Desk;
beforeEach(async () => {
  house = await startHouse();
  [office, publisher] = [Desk.at(house.app, OFFICE), Desk.at(house.app, LAND)];
});
afterEach(async () => {
  await house.stop();
});

const key = { key: 'a-key-of-the-page' };

describe('/syndication', () => {
  test('says how every channel is, and that nothing waits when nothing does', async () => {
    const { text } = await office.page('/syndication');
    expect(text).toMatch(/全国公共资源交易平台（黑龙江）<\/strong> <span class="tag tag--green">正常/);
    expect(text).toMatch(/黑龙江省行政许可和行政处罚信息填报系统<\/strong> <span class="tag tag--blue">人工报送/);
    expect(text).toMatch(/随“信用中国（黑龙江）”转送，本系统不直接推送/);
    expect(text).toContain('在统一公开窗口公开。</span> <a class="small" href="/">');
    expect(text).toContain('没有要处理的推送');
    expect((await office.page('/syndication?lang=en')).text).toContain('Nothing to see to');
  });

  test('is for the office and for publishers, who find it in the navigation; for the others it is not there', async () => {
    for (const account of ['land-bureau.drafter', 'admin', 'supervision-office.officer']) {
      const page = await Desk.at(house.app, account).page('/syndication');
      expect([account, page.status]).toEqual([account, 404]);
    }
    expect((await publisher.page('/workbench')).text).toContain('href="/syndication"');
    expect((await Desk.at(house.app, 'land-bureau.drafter').page('/workbench')).text).not.toContain('"/syndication"');
  });

  test('tells why a delivery waits in plain words, with what was sent, and sends it again at one press', async () => {
    const { id, row } = await refusedItem(house);
    const { text } = await publisher.page('/syndication');
    expect(text).toContain('平台拒收（HTTP 422）：宗地编号重复');
    expect(text).toContain(`href="/workbench/items/${id}/deliveries#delivery-${row.id}"`);
    expect(text).toContain('&lt;OPERATION&gt;publish');

    const pressed = await publisher.send(`/syndication/deliveries/${row.id}/replay`, key);
    expect([pressed.status, pressed.headers.location]).toEqual([303, '/syndication?done=REPLAY']);
    await house.app.drain();
    expect(await statesOf(house.app, id)).toContain('syndication.settled');
  });

  test('shows a publisher only the rows of the own units, and nobody a title that is closed', async () => {
    const { id } = await refusedItem(house);
    const other = Desk.at(house.app, 'housing-bureau.publisher');
    expect((await other.page('/syndication')).text).not.toContain(id);
    await house.app.pool.query('UPDATE item SET quarantined = true WHERE id = $1', [id]);
    const { text } = await office.page('/syndication');
    expect(text).toContain('（名称不在此显示）');
    expect(text).not.toContain('&lt;OPERATION&gt;publish');
  });

  test('sends all of a channel again, and says what it did', async () => {
    const items = [(await refusedItem(house)).id, (await refusedItem(house)).id];
    expect((await office.page('/syndication')).text).toContain('重推未送达的');
    const done = await office.send('/syndication/replay', { state: 'failed', channel: TRADING });
    expect(done.text).toContain('已重推 2 条。');
    await house.app.drain();
    for (const id of items) expect(await statesOf(house.app, id)).toContain('syndication.settled');
  });

  test('keeps what was typed when a form is refused, with the reason on top and beside it', async () => {
    const { row } = await refusedItem(house);
    const settled = await office.send(`/syndication/deliveries/${row.id}/settle`, { ...key, receipt: 'HLJ-7' });
    expect([settled.status, errors(settled)[0]]).toEqual([422, expect.stringMatching(/^#evidence-.* 请写明依据/)]);
    expect(settled.text).toContain('value="HLJ-7"');

    const paused = await office.send(`/syndication/channels/${TRADING}/pause`, { reason: '  ' });
    expect([paused.status, errors(paused)]).toEqual([422, [`#reason-${TRADING} 请写明暂停的原因。`]]);
  });

  test('records a receipt by its form', async () => {
    const { id, row } = await refusedItem(house);
    const filled = { ...key, receipt: 'HLJ-7', evidence: '业务科电话确认' };
    const sent = await office.send(`/syndication/deliveries/${row.id}/settle`, filled);
    expect(sent.headers.location).toBe('/syndication?done=SETTLE_DELIVERY');
    await house.app.drain();
    expect(await statesOf(house.app, id)).toContain('syndication.settled');
    const again = await office.send(`/syndication/deliveries/${row.id}/settle`, { ...filled, key: 'another-key' });
    expect([again.status, errors(again)]).toEqual([409, ['#main 这一条已经送达，有回执，不用再登记。']]);
  });

  test('pauses, resumes and tries a channel; a publisher has no such buttons', async () => {
    await office.send(`/syndication/channels/${TRADING}/pause`, { reason: '平台升级' });
    expect((await office.page('/syndication')).text).toMatch(/李静怡 于 .* 暂停：平台升级/);
    expect(await channelOf(house.app)).toMatchObject({ condition: 'paused' });
    const tried = await office.send(`/syndication/channels/${TRADING}/test`, {});
    expect(tried.text).toMatch(/测试“全国公共资源交易平台（黑龙江）”：平台答复 HTTP 200，用时/);
    await office.send(`/syndication/channels/${TRADING}/resume`, {});
    expect(await channelOf(house.app)).toMatchObject({ condition: 'normal' });

    expect((await publisher.page('/syndication')).text).not.toContain('/pause');
    const refused = await publisher.send(`/syndication/channels/${TRADING}/pause`, { reason: 'x' });
    expect([refused.status, errors(refused)]).toEqual([403, ['#main 暂停、恢复和测试渠道由市政府办公室办理。']]);
  });

  test('takes no form of another site', async () => {
    const forged = await (
      await house.app.as(OFFICE)
    )
      .send('post', `/syndication/channels/${TRADING}/pause`)
      .set('origin', 'https://elsewhere.example')
      .type('form')
      .send('reason=x');
    expect(forged.status).toBe(403);
    expect(await channelOf(house.app)).toMatchObject({ condition: 'normal' });
  });
});

describe('The deliveries of an item', () => {
  test('stand channel by channel, in order: sent, filed, relayed and shown by the window itself', async () => {
    const id = await published(house.app);
    await house.app.drain();
    const { text } = await publisher.page(`/workbench/items/${id}/deliveries`);
    const names = [...text.matchAll(/<h3 class="channel__name"[^>]*>([^<]*) </g)].map(([, name]) => name);
    expect(names.slice(0, 2)).toEqual(['市政府门户网站', '自身公开渠道']);
    expect(names).toContain('全国公共资源交易平台（黑龙江）');
    expect(text).toMatch(/在统一公开窗口公开。 <a href="\/open\//);
    expect(text).toContain('回执号 R-1');
  });

  test('are seen to from there: the task leads there, its forms work there and say what was wrong', async () => {
    const { id, row } = await refusedItem(house);
    const inbox = (await publisher.page('/workbench')).text;
    expect(inbox).toContain(`href="/workbench/items/${id}/deliveries"`);
    expect(inbox).toMatch(/处理推送异常<\/span>[\s\S]*有平台没有收到：看原因，重推/);
    const item = (await publisher.page(`/workbench/items/${id}`)).text;
    expect(item).toContain('处理没有送达的推送');
    expect(item).not.toContain('actions/REPLAY');

    const base = `/workbench/items/${id}/deliveries/${row.id}`;
    const empty = await publisher.send(`${base}/settle`, { ...key, receipt: 'HLJ-8' });
    expect([empty.status, errors(empty)[0]]).toEqual([422, expect.stringContaining(`#evidence-${row.id} `)]);
    expect(empty.text).toContain('value="HLJ-8"');
    const pressed = await publisher.send(`${base}/replay`, key);
    expect(pressed.headers.location).toBe(`/workbench/items/${id}/deliveries?done=REPLAY`);
    await house.app.drain();
    expect((await rowsOf(house.app, id)).map(({ status }) => status)).toEqual(['delivered', 'superseded']);
  });

  test('are read by the drafter without a button, and by nobody from another unit', async () => {
    const { id, row } = await refusedItem(house);
    const { text } = await Desk.at(house.app, 'land-bureau.drafter').page(`/workbench/items/${id}/deliveries`);
    expect(text).toContain('平台拒收（HTTP 422）：宗地编号重复');
    expect(text).not.toContain(`${row.id}/replay`);
    const other = await Desk.at(house.app, 'housing-bureau.publisher').page(`/workbench/items/${id}/deliveries`);
    expect(other.status).toBe(404);
  });

  test('of a channel that is not connected ask for filing by hand, with no button to send', async () => {
    const bare = await startApp();
    try {
      const id = await published(bare);
      await bare.drain();
      const [row] = await rowsOf(bare, id);
      const desk = Desk.at(bare, LAND);
      const { text } = await desk.page(`/workbench/items/${id}/deliveries`);
      expect(text).toContain('平台还没有接通：请人工报送后登记送达');
      expect(text).not.toContain('/replay"');
      await desk.send(`/workbench/items/${id}/deliveries/${row?.id ?? ''}/settle`, {
        ...key,
        evidence: '已在平台填报',
      });
      expect((await desk.page(`/workbench/items/${id}/deliveries`)).text).toContain('宋淑珍 登记：已在平台填报');
      expect((await post(bare, OFFICE, 'deliveries/replay', { state: 'manual' })).body.replayed).toEqual([]);
    } finally {
      await bare.stop();
    }
  });
});
