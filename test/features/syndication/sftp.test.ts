import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Channel } from '../../../src/domain/catalogue/channel.js';
import { Database } from '../../../src/platform/database.js';
import { readChannelSettings, type ConnectedChannel } from '../../../src/syndication/channel-settings.js';
import { DeliverJob } from '../../../src/syndication/deliver-job.js';
import { DeliveryReader } from '../../../src/syndication/delivery-reader.js';
import { webhook } from '../../../src/syndication/encoders/webhook.js';
import { LETTERBOXES } from '../../../src/syndication/receipts/receipt-box.js';
import { ReceiptFilesJob } from '../../../src/syndication/receipts/receipt-files-job.js';
import { sftp } from '../../../src/syndication/transports/sftp/sftp.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { ManualClock } from '../../support/manual-clock.js';
import { testSettings } from '../../support/settings.js';
import { startSftpHost, toSftp, type SftpHost } from '../../support/sftp-host.js';
import { owe, publication, type PublicationRow } from './rows.js';
import { aChannel, surroundings } from './worker.js';

const NUMBER = '112308810000000017/2026-00001';
const OTHER_KEY = `SHA256:${'A'.repeat(43)}`;

let host: SftpHost;
beforeEach(async () => {
  host = await startSftpHost();
});
afterEach(async () => {
  await host.close();
});
const files = (): string[] => readdirSync(host.folder);
const content = (name: string): string => readFileSync(join(host.folder, name), 'utf8');

describe('A publication owed to a platform that takes files over SFTP', () => {
  let database: FreshDatabase;
  let pool: Pool;
  let clock: ManualClock;
  let owed: PublicationRow;
  let id: string;

  beforeEach(async () => {
    Logger.overrideLogger(false);
    database = await freshDatabase();
    pool = database.pool();
    clock = new ManualClock();
    owed = await publication(pool, { number: NUMBER });
    id = await owe(pool, owed, 'publish', clock.now());
  });
  afterEach(async () => {
    await database.drop();
  });

  const connected = (more: Record<string, string> = {}, said: Partial<Channel> = {}): ConnectedChannel => {
    const channel = aChannel({ ...said, transport: 'sftp' });
    const owing = {
      ...{ channels: new Map([[channel.id, channel]]), domains: new Map() },
      ...{ creditChannels: [], creditInformationChannels: [] },
    };
    const settings = testSettings('postgresql:///none', toSftp('PROVINCE', host, more));
    return readChannelSettings(owing, settings).connected.get(channel.id)!;
  };
  const worker = (to = connected()): DeliverJob =>
    new DeliverJob(to, { encode: webhook, send: sftp }, surroundings(pool, clock));
  const delivery = async () => (await new DeliveryReader(new Database(pool)).of(owed.caseId))[0]!;
  const NAME = () => `112308810000000017-2026-00001.000001.${id}.json`;

  test.each([
    ['a private key', {}],
    ['a password with blanks', { SECRET: 'four words with blanks' }],
    ['one of two host keys, while the platform changes its own', { HOST_KEY: '' }],
  ])('lands whole and alone under its name: signed in by %s', async (_, more) => {
    const keys = 'HOST_KEY' in more ? { HOST_KEY: `${OTHER_KEY} ${host.hostKey}` } : more;
    await worker(connected(keys)).run();

    expect(files()).toEqual([NAME()]);
    expect(JSON.parse(content(NAME()))).toMatchObject({ id, type: 'publication.published', subject: NUMBER });
    expect(await delivery()).toMatchObject({ status: 'delivered', receipt: { receiptId: NAME() } });
  });

  test.each([true, false])('takes the place of itself when it is sent again (POSIX rename: %s)', async (posix) => {
    host.posix = posix;
    writeFileSync(join(host.folder, NAME()), 'older');

    await worker().run();

    expect(files()).toEqual([NAME()]);
    expect(content(NAME())).toContain(NUMBER);
  });

  test('is not half there when the line breaks in the middle, and arrives later under the same name', async () => {
    host.breakNext = true;

    await worker().run();

    expect(files()).toEqual([`.${NAME()}.part`]);
    expect(await delivery()).toMatchObject({ status: 'pending', attempts: 1 });
    clock.advance(6_001);
    await worker().run();
    expect(files()).toEqual([NAME()]);
    expect(JSON.parse(content(NAME()))).toMatchObject({ id });
    expect(await delivery()).toMatchObject({ status: 'delivered', attempts: 2 });
  });

  test('waits while nobody answers there', async () => {
    const to = connected();
    await host.close();

    await worker(to).run();

    expect(await delivery()).toMatchObject({ status: 'pending', lastError: expect.stringContaining('ECONNREFUSED') });
    host = await startSftpHost();
  });

  test.each([
    ['a host key that is not the pinned one', () => ({ HOST_KEY: OTHER_KEY }), 'shows the host key SHA256:'],
    ['a wrong password', () => ({ SECRET: 'guessed' }), 'not let in'],
    ['a folder that is not there', () => ({ URL: `sftp://gongkai@127.0.0.1:${host.port}/nowhere` }), 'refused'],
  ])('goes to a person at once on %s, who is told why and no secret', async (_, more, why) => {
    await worker(connected(more())).run();

    const { status, attempts, lastError } = await delivery();
    expect([status, attempts]).toEqual(['failed', 1]);
    expect(lastError).toContain(why);
    expect(lastError).not.toContain('guessed');
    expect(files()).toEqual([]);
  });

  test('tells a server with a strange host key nothing: not even who asks', async () => {
    await worker(connected({ HOST_KEY: OTHER_KEY })).run();

    expect(host.asked).toEqual([]);
  });

  test('does not go to an address of a private network unless the channel says so', async () => {
    await worker(connected({ NETWORK: 'public' })).run();

    expect((await delivery()).lastError).toContain('private network');
    expect(host.asked).toEqual([]);
    await pool.query('UPDATE delivery SET next_attempt_at = $1', [clock.now()]);
    await worker(connected({ NETWORK: 'public', URL: `sftp://gongkai@localhost:${host.port}/` })).run();
    expect((await delivery()).lastError).toContain('private network');
  });

  describe('of which the receipt is left in the folder', () => {
    const later = { receipts: 'later' } as const;
    const postman = (transport = 'sftp', to = connected({}, later)): ReceiptFilesJob =>
      new ReceiptFilesJob(to, LETTERBOXES.get(transport)!, pool, clock);
    /** The same folder, where it is one of this machine. */
    const dropped = () => ({ ...connected({}, later), url: `file://${host.folder}` });
    const box = (name = ''): string => join(host.folder, 'receipts', name);

    test.each([
      ['sftp', undefined],
      ['drop-folder', dropped],
    ])('is delivered once that is read, by %s; what was read is moved aside, what fits nothing too', async (by, to) => {
      await worker(connected({}, later)).run();
      expect((await delivery()).status).toBe('pending');
      mkdirSync(box());
      writeFileSync(box('1.json'), JSON.stringify({ delivery: id, outcome: 'accepted', receipt: 'R-7' }));
      writeFileSync(box('2.json'), 'no receipt');

      expect(await postman(by, to?.()).run()).toBe(2);
      expect(await postman(by, to?.()).run()).toBe(0);

      expect(await delivery()).toMatchObject({ status: 'delivered', receipt: { receiptId: 'R-7' } });
      expect([readdirSync(box('taken')), readdirSync(box('refused'))]).toEqual([['1.json'], ['2.json']]);
    });

    test('is read no further than a receipt is long', async () => {
      mkdirSync(box());
      const padding = ' '.repeat(64 * 1024);
      writeFileSync(box('1.json'), `${padding}${JSON.stringify({ delivery: id, outcome: 'accepted' })}`);

      await postman().run();

      expect((await delivery()).status).toBe('pending');
      expect(readdirSync(box('refused'))).toEqual(['1.json']);
    });
  });
});
