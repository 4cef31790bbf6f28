import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Pool } from 'pg';
import request from 'supertest';
import { addAccounts } from '../../src/access/add-accounts.js';
import { DEMO_PASSWORD } from '../../src/access/demo-accounts.js';
import { boot, type Running } from '../../src/boot.js';
import { loadJurisdiction } from '../../src/catalogue/load-jurisdiction.js';
import type { Clock } from '../../src/platform/clock.js';
import { WorkerLoop } from '../../src/worker/worker-loop.js';
import { freshDatabase, type FreshDatabase } from './database.js';
import { ManualClock } from './manual-clock.js';
import { testSettings } from './settings.js';

/** A little less than a session lasts: when the test moves the clock on, people sign in again. */
const SESSION_MS = 11 * 3_600_000;

/** A whole application on a database of its own, spoken to over real HTTP. */
export interface TestApp {
  readonly running: Running;
  readonly database: FreshDatabase;
  readonly url: string;
  readonly pool: Pool;
  readonly clock: ManualClock;
  /** A person at the API: signs in once, keeps the cookie. */
  as(account: string): Promise<Person>;
  /** Runs every job of the worker until nothing is left to do. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

export async function startApp(env: NodeJS.ProcessEnv = {}, clock = new ManualClock()): Promise<TestApp> {
  const database = await freshDatabase();
  const settings = testSettings(database.url, env);
  await addDemoAccounts(database.pool(2), settings.jurisdiction, clock);
  const running = await boot(settings, { clock });
  const url = running.url ?? '';
  const people = new Map<string, { person: Person; since: number }>();
  await running.app.get(WorkerLoop, { strict: false }).stop();
  return {
    ...{ running, database, url, clock, pool: running.pool },
    as: async (account) => {
      const now = clock.now().getTime();
      const known = people.get(account);
      if (known !== undefined && now - known.since < SESSION_MS) return known.person;
      const person = await Person.signIn(url, account);
      people.set(account, { person, since: now });
      return person;
    },
    drain: async () => {
      await running.app.get(WorkerLoop, { strict: false }).drain();
    },
    stop: async () => {
      await running.close();
      await database.drop();
    },
  };
}

/** The jurisdiction's trial accounts, all with one hash that is cheap to compare with: hundreds of people sign in, and how is tested elsewhere. */
export async function addDemoAccounts(pool: Pool, jurisdiction: string, clock: Clock): Promise<void> {
  const passwordHash = await hash(DEMO_PASSWORD, { memoryCost: 8, timeCost: 1, parallelism: 1 });
  const accounts = loadJurisdiction(jurisdiction).accounts.map(({ account, person, unit, roles }) => ({
    ...{ id: account, person, unit, roles, passwordHash },
    email: `${account}@example.org`,
    demo: true,
  }));
  await addAccounts(pool, accounts, clock.now());
}

/** What one person does through the API. Every call answers the supertest response; nothing is asserted here. */
export class Person {
  private constructor(
    readonly url: string,
    readonly account: string,
    private readonly cookie: string,
  ) {}

  static async signIn(url: string, account: string): Promise<Person> {
    const answer = await request(url).post('/api/v1/session').send({ account, password: DEMO_PASSWORD });
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    if (answer.status >= 300) throw new Error(`${account} cannot sign in: ${answer.text}`);
    return new Person(url, account, cookie);
  }

  /** The same session, brought to another process of the same installation. */
  at(url: string): Person {
    return new Person(url, this.account, this.cookie);
  }

  get(path: string) {
    return request(this.url).get(path).set('cookie', this.cookie);
  }

  send(method: 'post' | 'put' | 'patch' | 'delete', path: string, body?: object) {
    const asked = request(this.url)[method](path).set('cookie', this.cookie);
    return body === undefined ? asked : asked.send(body);
  }

  async create(body: object) {
    return await this.send('post', '/api/v1/items', body);
  }

  async item(id: string) {
    const answer = await this.get(`/api/v1/items/${id}`);
    if (answer.status !== 200) throw new Error(`${this.account} cannot read ${id}: ${answer.text}`);
    return answer.body;
  }

  /** Acts on the item as it stands; the revision is read first unless given. */
  async act(
    id: string,
    action: string,
    body: object = {},
    { revision, key }: { revision?: number; key?: string } = {},
  ) {
    const current = revision ?? (await this.get(`/api/v1/items/${id}`)).body.revision ?? 1;
    return await this.send('post', `/api/v1/items/${id}/actions/${action}`, body)
      .set('if-match', `"${String(current)}"`)
      .set('idempotency-key', key ?? randomUUID());
  }

  /** Marks everything `publish`, save what `others` says. */
  async markAll(id: string, others: Readonly<Record<string, object>> = {}) {
    const item = await this.item(id);
    const elements = Object.keys(item.elements).map((each) => `element:${each}`);
    const files = item.attachments.map((each: { id: string }) => `attachment:${each.id}`);
    const marks = [...elements, ...files].map((target) => ({ target, decision: 'publish', ...others[target] }));
    return await this.send('put', `/api/v1/items/${id}/marks`, { marks });
  }
}
