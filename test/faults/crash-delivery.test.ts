import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Holdings } from '../../src/sandbox/holdings.js';
import { SystemClock } from '../../src/platform/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { ManualClock } from '../support/manual-clock.js';
import { RealProcess, until } from '../support/process.js';
import { publishedNotice } from '../support/published-notice.js';
import { newSecret } from '../features/syndication/outside.js';

jest.setTimeout(240_000); // real processes, built once per run

/** A platform that keeps what it gets but kills the worker that asks, before it answers, as long as there is one to kill. */
function killingPlatform(received: Holdings, arrivals: string[], victims: RealProcess[]): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { status, body } = received.take(
        Buffer.concat(chunks).toString('utf8'),
        request.headers as Record<string, string>,
      );
      arrivals.push(String(request.headers['webhook-id']));
      const victim = victims.pop();
      if (victim === undefined) response.writeHead(status).end(JSON.stringify(body));
      else process.kill(victim.pid, 'SIGKILL');
    });
  });
}

describe('A worker killed after the platform took a publication and before the receipt was kept', () => {
  const secret = newSecret();
  const arrivals: string[] = [];
  const victims: RealProcess[] = [];
  let received: Holdings;
  let platform: Server;
  let channel: Record<string, string>;
  let web: TestApp;

  beforeAll(async () => {
    received = new Holdings([secret], () => new SystemClock().now());
    platform = killingPlatform(received, arrivals, victims);
    await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
    channel = {
      CHANNEL_TRADING_PLATFORM_HLJ_URL: `http://127.0.0.1:${(platform.address() as AddressInfo).port}`,
      CHANNEL_TRADING_PLATFORM_HLJ_SECRET: secret,
      CHANNEL_TRADING_PLATFORM_HLJ_NETWORK: 'private',
    };
    web = await startApp({ ROLE: 'web', ...channel }, ManualClock.ofTheMachine());
  });
  afterAll(async () => {
    platform.closeAllConnections();
    platform.close();
    await web.stop();
  });

  const worker = async (): Promise<RealProcess> =>
    await RealProcess.start('main.js', {
      ROLE: 'worker',
      DATABASE_URL: web.database.url,
      DATABASE_OWNER_URL: web.database.ownerUrl,
      DATA_DIR: mkdtempSync(join(tmpdir(), 'gongkai-worker-')),
      ...channel,
    });
  const delivery = async () =>
    (await web.pool.query('SELECT id, status, attempts, reported, receipt FROM delivery')).rows[0];

  test('is succeeded by another: the publication is delivered, once in effect, and the item told once', async () => {
    const id = await publishedNotice(web);

    const first = await worker();
    victims.push(first);
    await first.exited;
    const { rows: attempts } = await web.pool.query('SELECT 1 FROM delivery_attempt');
    expect([arrivals.length, received.all().length, attempts.length]).toEqual([1, 1, 0]);
    expect(await delivery()).toMatchObject({ status: 'pending', attempts: 1, receipt: null });

    const second = await worker();
    await second.ready();
    expect(arrivals).toHaveLength(1);
    await web.pool.query('UPDATE delivery SET locked_until = now()'); // the lease of the dead ends
    await until(async () => (await delivery()).reported);
    expect(await second.stop()).toBe(0);

    const settled = await delivery();
    expect(arrivals).toEqual([settled.id, settled.id]);
    expect(received.all()).toHaveLength(1);
    expect(settled).toMatchObject({
      status: 'delivered',
      attempts: 2,
      receipt: { receiptId: received.all()[0]?.receipt },
    });
    const drafter = await web.as('land-bureau.drafter');
    expect((await drafter.item(id)).states).toContain('syndication.settled');
    const { entries } = (await drafter.get(`/api/v1/items/${id}/audit`)).body;
    expect(entries.filter((entry: { action: string }) => entry.action === 'DELIVERED')).toHaveLength(1);
  });
});
