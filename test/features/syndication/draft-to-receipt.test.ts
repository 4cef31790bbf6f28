import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { startSandboxPlatform, type SandboxPlatform } from '../../../src/sandbox/platform.js';
import { toLoopback } from '../../support/channels.js';
import { SETTINGS, type Settings } from '../../../src/platform/settings.js';
import { startApp, type TestApp } from '../../support/app.js';
import { LAND_NOTICE } from '../../support/land-notice.js';
import { ManualClock } from '../../support/manual-clock.js';
import { publishedNotice } from '../../support/published-notice.js';
import { newSecret } from './outside.js';

let platform: SandboxPlatform;
let app: TestApp;

beforeAll(async () => {
  const secret = newSecret();
  const clock = new ManualClock();
  platform = await startSandboxPlatform({ keys: [secret], now: () => clock.now() });
  const channel = toLoopback('TRADING_PLATFORM_HLJ', platform.url, secret);
  app = await startApp(channel, clock);
});
afterAll(async () => {
  await app.stop();
  await platform.close();
});

describe('What is published', () => {
  test('reaches the provincial trading platform, whose receipt settles the item', async () => {
    const id = await publishedNotice(app);
    await app.drain();

    const drafter = await app.as('land-bureau.drafter');
    const item = await drafter.item(id);
    expect(platform.received.all()).toMatchObject([
      { type: 'publication.published', number: item.publication.number, version: 1, title: LAND_NOTICE.title },
    ]);
    expect(item.states).toContain('syndication.settled');
    const [received] = platform.received.all();
    expect(item.deliveries).toMatchObject([
      { channel: 'trading-platform-hlj', status: 'delivered', receipt: { status: 201, receiptId: received!.receipt } },
    ]);
    const trail = await drafter.get(`/api/v1/items/${id}/audit`);
    expect(trail.body.entries.map((entry: { action: string }) => entry.action)).toContain('DELIVERED');
    const links = received!.data as { url: string };
    expect((await fetch(links.url)).status).toBe(200);
    expect(await (await fetch(new URL('/', platform.url))).text()).toContain(received!.receipt);
  });

  test('and is then held is withdrawn from the platform’s view without a word of its content', async () => {
    const id = await publishedNotice(app);
    await app.drain();
    const officer = await app.as('office.officer');
    const held = await officer.act(id, 'HOLD', { comment: '群众反映宗地坐落有误，先行核实' });
    expect(held.status).toBe(200);
    await app.drain();

    const last = platform.received.all().at(-1);
    expect(last).toMatchObject({ type: 'publication.held', title: null });
    expect(Object.keys(last!.data).sort()).toEqual(['notice', 'number', 'sequence', 'together', 'version']);
  });

  test('is told to those who had to act, without its title', async () => {
    await publishedNotice(app);
    await app.drain();

    const { dataDir } = app.running.app.get<Settings>(SETTINGS, { strict: false });
    const folder = join(dataDir, 'mail');
    const files = readdirSync(folder);
    const told = new Set(files.map((file) => file.split('.').slice(1, 3).join('.')));
    for (const role of ['drafter', 'reviewer', 'approver', 'publisher']) expect(told).toContain(`land-bureau.${role}`);
    for (const file of files) {
      const mail = await simpleParser(readFileSync(join(folder, file)));
      expect(mail.text).toContain('/workbench/items/');
      for (const said of [mail.subject, mail.text, mail.html]) expect(said).not.toContain(LAND_NOTICE.title);
    }
  });
});
