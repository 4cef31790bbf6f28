import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { dropFolder } from '../../../src/syndication/transports/drop-folder.js';
import { startApp, type TestApp } from '../../support/app.js';
import { tongjiangWhere } from '../../support/jurisdictions/changed.js';
import { published } from '../../support/way.js';
import { Desk } from '../workbench/desk.js';
import { channelOf, LAND, OFFICE, post, rowsOf, statesOf, TRADING } from './house.js';
import { connectedTo } from './worker.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(process.env.GONGKAI_TEST_RUN ?? tmpdir(), 'drop-'));
});

test('a file appears whole under its name: whoever looks while it is written sees nothing, or all of it', async () => {
  const encoded = { contentType: 'text/plain', body: 'x'.repeat(48 * 1024 * 1024), ending: 'xml' };
  const sending = { ...{ id: 'd1', number: 'U/1', sequence: 7, now: new Date() }, encoded };
  const writing = { over: false };
  const sent = dropFolder(connectedTo(pathToFileURL(folder).href, ''), sending).finally(() => (writing.over = true));
  const seen: string[] = [];
  while (!writing.over) {
    const names = readdirSync(folder);
    seen.push(names.map((name) => (name.startsWith('.') ? 'hidden' : statSync(join(folder, name)).size)).join());
    await turn();
  }
  expect(await sent).toMatchObject({ kind: 'answer', status: 201 });
  expect(readdirSync(folder)).toEqual(['U-1.000007.d1.xml']);
  expect(new Set(seen)).toContain('hidden');
  expect([...new Set(seen)].filter((one) => !['', 'hidden', String(encoded.body.length)].includes(one))).toEqual([]);
});

describe('A channel that drops files', () => {
  let app: TestApp;
  beforeEach(async () => {
    const JURISDICTION = tongjiangWhere(TRADING, { transport: 'drop-folder', holdings: 'false' });
    app = await startApp({ CHANNEL_TRADING_PLATFORM_HLJ_URL: pathToFileURL(folder).href, JURISDICTION });
  });
  afterEach(async () => {
    await app.stop();
  });

  test('has delivered when the file lies there, and drops another, newer one when it is sent again', async () => {
    const id = await published(app);
    await app.drain();
    const [first = ''] = readdirSync(folder);
    expect(await rowsOf(app, id)).toMatchObject([{ status: 'delivered', receipt: { receiptId: first } }]);

    rmSync(join(folder, first)); // the platform's program took it
    const [row] = await rowsOf(app, id);
    expect((await post(app, LAND, `deliveries/${row!.id}/replay`)).status).toBe(200);
    await app.drain();
    const [second = ''] = readdirSync(folder);
    expect(second > first && second.split('.')[0] === first.split('.')[0]).toBe(true);
    expect(readFileSync(join(folder, second), 'utf8')).toContain('<OPERATION>publish<');
    expect(await statesOf(app, id)).toContain('syndication.settled');
  });

  test('whose folder is closed says so, keeps what it owes, and brings it when it is open again', async () => {
    rmSync(folder, { recursive: true });
    const id = await published(app);
    await app.drain();
    expect(await rowsOf(app, id)).toMatchObject([{ status: 'pending', lastError: expect.stringContaining('ENOENT') }]);
    expect(await channelOf(app)).toMatchObject({
      ...{ queue: { length: 1 }, lastFailure: { error: expect.stringContaining('ENOENT') } },
    });

    mkdirSync(folder);
    app.clock.advance(3_600_000);
    await app.drain();
    expect(readdirSync(folder)).toHaveLength(1);
    expect(await statesOf(app, id)).toContain('syndication.settled');
  });

  test('whose folder stays closed becomes a dead letter that waits for a person, and is broken meanwhile', async () => {
    rmSync(folder, { recursive: true });
    const id = await published(app);
    const conditions = new Set<string>();
    for (let n = 0; n < 20; n++) {
      await app.drain();
      conditions.add(((await channelOf(app)) as unknown as { condition: string }).condition);
      app.clock.advance(11 * 3_600_000);
    }
    expect([...conditions]).toEqual(['normal', 'broken']);
    expect(await rowsOf(app, id)).toMatchObject([{ status: 'failed' }]);
    expect(await statesOf(app, id)).toContain('syndication.attention');
    expect((await Desk.at(app, OFFICE).page('/syndication')).text).toMatch(/连不上平台，多次重试仍没有成功（.*ENOENT/);
  });

  test('whose disk is full leaves no half file, says so, and brings it whole when there is room', async () => {
    const id = await published(app);
    const [row] = await rowsOf(app, id);
    const { rows } = await app.pool.query<{ number: string; sequence: number }>(
      'SELECT number, sequence FROM delivery WHERE id = $1',
      [row!.id],
    );
    const { number, sequence } = rows[0]!;
    const name = `${number.replace('/', '-')}.${String(sequence).padStart(6, '0')}.${row!.id}.xml`;
    symlinkSync('/dev/full', join(folder, `.${name}.part`)); // every write to it fails as on a full disk
    await app.drain();
    expect(await rowsOf(app, id)).toMatchObject([{ status: 'pending', lastError: expect.stringContaining('ENOSPC') }]);
    expect(readdirSync(folder)).toEqual([]);

    app.clock.advance(3_600_000);
    await app.drain();
    expect(readdirSync(folder)).toEqual([name]);
    expect(await rowsOf(app, id)).toMatchObject([{ status: 'delivered' }]);
  });
});
