import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Pool } from 'pg';
import { Holdings } from '../../src/sandbox/holdings.js';
import { SystemClock } from '../../src/platform/clock.js';
import { addressesOf, openMailbox, type Mailbox } from '../features/notifications/mailbox.js';
import { newSecret } from '../features/syndication/outside.js';
import { addDemoAccounts, Person } from '../support/app.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { DataFolder, lives } from '../support/data-folder.js';
import { RealProcess, until } from '../support/process.js';
import { publishedNotice } from '../support/published-notice.js';
import { testSettings } from '../support/settings.js';

jest.setTimeout(240_000); // four real processes, built once per run

const clock = new SystemClock();
const secret = newSecret();
const received = new Holdings([secret], () => clock.now());
const arrivals: string[] = [];
/** Killed by the platform when something arrives, before the answer. */
const victims: RealProcess[] = [];
const folder = DataFolder.make();
let platform: Server;
let mailbox: Mailbox;
let database: FreshDatabase;
let pool: Pool;
let webs: RealProcess[];
let workers: RealProcess[];
let addresses: string[];

beforeAll(async () => {
  platform = listening();
  await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
  mailbox = await openMailbox();
  database = await freshDatabase();
  pool = database.pool(2);
  await addDemoAccounts(pool, testSettings(database.url).jurisdiction, clock);
  const env = {
    DATABASE_OWNER_URL: database.ownerUrl,
    DATA_DIR: folder.path,
    SMTP_URL: mailbox.url,
    AUDIT_SIGNING_KEY: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    CHANNEL_TRADING_PLATFORM_HLJ_URL: `http://127.0.0.1:${String((platform.address() as AddressInfo).port)}`,
    CHANNEL_TRADING_PLATFORM_HLJ_SECRET: secret,
    CHANNEL_TRADING_PLATFORM_HLJ_NETWORK: 'private',
  };
  const start = async (ROLE: string, name: string) => {
    const named = `${database.url}${database.url.includes('?') ? '&' : '?'}application_name=${name}`;
    return await RealProcess.start('main.js', { ...env, ROLE, DATABASE_URL: named });
  };
  webs = [await start('web', 'web-1'), await start('web', 'web-2')];
  workers = [await start('worker', 'worker-1'), await start('worker', 'worker-2')];
  addresses = await Promise.all(webs.map(async (web) => await web.address()));
  await Promise.all(
    workers.map(async (worker) => {
      await worker.ready();
    }),
  );
});
afterAll(async () => {
  const running = [...webs, ...workers].filter(({ pid }) => lives(pid));
  await Promise.all(running.map(async (one) => await one.stop()));
  platform.closeAllConnections();
  platform.close();
  await mailbox.close();
  await database.drop();
  folder.remove();
});

/** The platform: keeps every publication once, notes every arrival, kills the worker that stands to be killed. */
function listening(): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const payload = Buffer.concat(chunks).toString('utf8');
      const { status, body } = received.take(payload, request.headers as Record<string, string>);
      arrivals.push(String(request.headers['webhook-id']));
      const victim = victims.pop();
      if (victim === undefined) response.writeHead(status).end(JSON.stringify(body));
      else process.kill(victim.pid, 'SIGKILL');
    });
  });
}

/** Signs in at one web process and acts at the other, turn about. */
const crossing = {
  as: async (account: string): Promise<Person> => {
    const [from, to] = account.length % 2 === 0 ? [0, 1] : [1, 0];
    return (await Person.signIn(addresses[from]!, account)).at(addresses[to]!);
  },
};

const count = async (from: string): Promise<number> =>
  (await pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`)).rows[0]!.n;

/** Nothing waits: every outcome is reported to its case, every notice sent, every entry sealed. */
const settled = async (): Promise<boolean> =>
  (await count(`delivery WHERE NOT reported`)) === 0 &&
  (await count(`outbox WHERE status = 'open'`)) === 0 &&
  (await count(`audit_unsealed`)) === 0;

const letters = (): string[] => mailbox.mails.map((mail) => `${mail.messageId ?? ''} ${addressesOf(mail).join()}`);

async function everythingHappenedOnce(publications: number): Promise<void> {
  expect(await count('publication')).toBe(publications);
  expect(received.all()).toHaveLength(publications);
  expect(await count(`delivery WHERE status = 'delivered'`)).toBe(publications);
  expect(await count(`audit_entry WHERE action = 'DELIVERED'`)).toBe(publications);
  expect(await count('audit_leaf JOIN audit_entry e ON e.id = audit_leaf.entry')).toBe(await count('audit_entry'));
  expect(new Set(letters()).size).toBe(await count(`outbox WHERE kind = 'message' AND status = 'done'`));
}

test('two web processes and two workers on one database: every effect of every action happens once', async () => {
  for (let nth = 0; nth < 3; nth += 1) await publishedNotice(crossing);
  await until(settled);
  await everythingHappenedOnce(3);
  expect(new Set(arrivals).size).toBe(arrivals.length);
  expect(new Set(letters()).size).toBe(letters().length);
});

test('a worker killed while it delivers is succeeded by the other, and still everything happens once', async () => {
  const [victim, successor] = workers;
  process.kill(successor!.pid, 'SIGSTOP'); // so that it is the other that delivers
  victims.push(victim!);
  await publishedNotice(crossing);
  expect(await count(`pg_stat_activity WHERE application_name = 'worker-2'`)).toBeGreaterThan(0);
  await victim!.exited;
  await until(async () => (await count(`pg_stat_activity WHERE application_name = 'worker-1'`)) === 0);
  process.kill(successor!.pid, 'SIGCONT');
  await pool.query(`UPDATE delivery SET locked_until = now()`); // the leases of the dead end
  await pool.query(`UPDATE outbox SET locked_until = now() WHERE status = 'open'`);
  await until(settled);
  await everythingHappenedOnce(4);
  expect(arrivals.slice(-2)).toEqual([arrivals.at(-1), arrivals.at(-1)]);
});
