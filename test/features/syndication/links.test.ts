import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CheckLinksJob } from '../../../src/syndication/links/check-links-job.js';
import { DeliverySurroundings } from '../../../src/syndication/surroundings.js';
import { startApp, type TestApp } from '../../support/app.js';
import { drafted, published } from '../../support/way.js';
import { Desk, errors } from '../workbench/desk.js';
import { actsOf, LAND, OFFICE, post, rowsOf, TRADING } from './house.js';

const MEDIUM = 'statutory-medium';

/** The statutory medium's site, as it is today. */
const site = { status: 200, asked: 0 };
let server: Server;
let page: string;
let app: TestApp;
beforeEach(async () => {
  Object.assign(site, { status: 200, asked: 0 });
  server = createServer((_, response) => {
    site.asked += 1;
    response.writeHead(site.status, site.status === 302 ? { location: '/elsewhere' } : {}).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  page = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notice/7`;
  app = await startApp();
});
afterEach(async () => {
  await app.stop();
  server.closeAllConnections();
  server.close();
});

const record = async (item: string, link: object, account = LAND) =>
  await post(app, account, `items/${item}/links`, { channel: MEDIUM, url: page, ...link });
const linksOf = async (item: string) => (await rowsOf(app, item)).filter(({ channel }) => channel === MEDIUM);
const panelOf = async (item: string) => (await Desk.at(app, LAND).page(`/workbench/items/${item}/deliveries`)).text;

/** The daily look, in a network where the site is reached. */
async function looked(): Promise<number> {
  return await new CheckLinksJob(app.running.app.get(DeliverySurroundings, { strict: false }), 'private').run();
}
async function nextDay(): Promise<void> {
  app.clock.advance(25 * 3_600_000);
  await looked();
}

describe('Where a person posted it', () => {
  test('is recorded as the receipt of that channel, with who did it, once for one press', async () => {
    const id = await published(app);
    expect((await record(id, {})).status).toBe(204);
    expect(await linksOf(id)).toMatchObject([{ status: 'delivered', receipt: { url: page, by: LAND } }]);
    expect(await panelOf(id)).toContain(`宋淑珍 登记：${page}`);
    const [act] = (await actsOf(app, id)).slice(-1);
    expect(act).toMatchObject({ action: 'RECORD_LINK', actor: LAND });
    const listed = await (await app.as(LAND)).get(`/api/v1/deliveries?channel=${MEDIUM}`);
    expect(listed.body.deliveries).toMatchObject([{ item: id, unit: 'land-bureau', channel: MEDIUM }]);
  });

  test('is asked for on the item’s page, which keeps what was typed when it is no address', async () => {
    const id = await published(app);
    const [form = ''] = /<form method="post" action="[^"]*\/links"[\s\S]*?<\/form>/.exec(await panelOf(id)) ?? [];
    const key = /name="key" value="([^"]*)"/.exec(form)?.[1] ?? '';
    const channel = /name="channel" value="([^"]*)"/.exec(form)?.[1] ?? '';
    const desk = Desk.at(app, LAND);

    const wrong = await desk.send(`/workbench/items/${id}/links`, { key, channel, url: 'javascript:alert(1)' });
    expect([wrong.status, errors(wrong)]).toEqual([422, [expect.stringContaining('http')]]);
    expect(wrong.text).toContain('value="javascript:alert(1)"');
    const sent = await desk.send(`/workbench/items/${id}/links`, { key, channel, url: page });
    expect(sent.headers.location).toBe(`/workbench/items/${id}/deliveries?done=RECORD_LINK`);
    await desk.send(`/workbench/items/${id}/links`, { key, channel, url: page });
    expect((await rowsOf(app, id)).filter((row) => row.channel === channel)).toHaveLength(1);
  });

  test('is nothing for a channel that is pushed to, before publication, or from somebody else', async () => {
    const id = await published(app);
    const told = async (link: object, account?: string) => {
      const { status, body } = await record(id, link, account);
      return [status, body.code];
    };
    expect(await told({ channel: TRADING })).toEqual([422, 'channel-has-no-link']);
    expect((await told({ url: 'javascript:alert(1)' }))[0]).toBe(400);
    expect(await told({}, 'land-bureau.drafter')).toEqual([403, 'wrong-role']);
    expect(await told({}, 'housing-bureau.publisher')).toEqual([404, 'not-found']);
    expect((await told({}, OFFICE))[0]).toBe(204);
    const draft = await drafted(app);
    expect((await record(draft, {})).body).toMatchObject({ status: 409 });
  });
});

describe('A recorded page', () => {
  test('is looked at once a day: one that is gone is seen, one that comes back is fine again', async () => {
    const id = await published(app);
    await record(id, {});
    expect([await looked(), await looked(), site.asked]).toEqual([1, 0, 1]);
    expect(await panelOf(id)).not.toContain('打不开');

    site.status = 404;
    await nextDay();
    expect(await linksOf(id)).toMatchObject([{ status: 'delivered', receipt: { url: page, found: 'HTTP 404' } }]);
    expect(await panelOf(id)).toMatch(/查看，发布的页面打不开（HTTP 404）/);

    site.status = 302;
    await nextDay();
    expect(await panelOf(id)).not.toContain('打不开');
    server.closeAllConnections();
    server.close();
    await nextDay();
    expect(await panelOf(id)).toMatch(/打不开（.*ECONNREFUSED/);
  });

  test('that was recorded anew is told by its newest address only', async () => {
    const id = await published(app);
    await record(id, {});
    site.status = 404;
    await looked();
    site.status = 200;
    await record(id, { url: `${page}-new` });
    await nextDay();
    site.status = 404;
    expect(await panelOf(id)).not.toContain('打不开');
    await nextDay();
    expect([...(await panelOf(id)).matchAll(/打不开/g)]).toHaveLength(1);
  });

  test('in a private network is not asked: nobody reaches into the house by recording an address of it', async () => {
    const id = await published(app);
    await record(id, {});
    await app.drain();
    expect(site.asked).toBe(0);
    expect(await panelOf(id)).toMatch(/打不开（.*private network/);
  });
});
