import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { Pool } from 'pg';
import { addAccounts } from '../src/access/add-accounts.js';
import { hashPassword } from '../src/access/password.js';
import { boot } from '../src/boot.js';
import { loadJurisdiction } from '../src/catalogue/load-jurisdiction.js';
import { migrate } from '../src/database/migrate.js';
import { APP_ROLE } from '../src/database/roles.js';
import type { Actor } from '../src/domain/actor.js';
import type { Clock } from '../src/platform/clock.js';
import { startEmbedded } from '../src/platform/embedded/supervisor.js';
import { readSettings, type Settings } from '../src/platform/settings.js';

/** The whole application on a database of its own, durable as it is shipped, and a bare pool of the same size beside it. */
export interface House {
  readonly get: <T>(part: Type<T>) => T;
  /** What is provided under a token. */
  readonly token: (token: symbol) => unknown;
  readonly pool: Pool;
  /** Statements written by hand, without anything of the house in between. */
  readonly bare: Pool;
  /** The owner of the schema: fills tables for volume. */
  readonly owner: Pool;
  readonly person: (account: string) => Actor;
  /** Where the database is, for processes and databases beside this one. */
  readonly url: string;
  readonly ownerUrl: string;
  readonly dataDir: string;
  /** Closes it and leaves the data folder. */
  readonly leave: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Every trial account signs in with it, where a bench goes through HTTP. */
export const PASSWORD = 'bench-password';

/** `env` are settings as a process would be given them. */
export async function openHouse(connections: number, { clock, env = {} }: Furnishing = {}): Promise<House> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  chmodSync(dataDir, 0o755); // so that the server's own user can enter, and nothing is left elsewhere
  const embedded = await startEmbedded({ dataDir, appRole: APP_ROLE, note: say, lost: say });
  await migrate(embedded.ownerUrl);
  const settings = readSettings({
    ...{ DATABASE_URL: embedded.url, DATABASE_POOL: String(connections), DATA_DIR: dataDir },
    ...{ ROLE: 'web', PORT: '0', LOG_LEVEL: 'error', DEMO: 'false', ...env },
  });
  const bare = openPool(embedded.url, connections);
  const owner = openPool(embedded.ownerUrl, 2);
  const people = await enrol(owner, settings);
  const running = await boot(settings, clock === undefined ? {} : { clock });
  const leave = async () => {
    await running.close();
    await Promise.all([bare.end(), owner.end()]);
    await embedded.stop();
  };
  return {
    ...{ pool: running.pool, bare, owner, url: embedded.url, ownerUrl: embedded.ownerUrl, dataDir },
    get: (part) => running.app.get(part, { strict: false }),
    token: (token) => running.app.get<unknown>(token, { strict: false }),
    person: (account) => {
      const found = people.get(account);
      if (found === undefined) throw new Error(`the jurisdiction has no trial account ${account}`);
      return found;
    },
    leave,
    close: async () => {
      await leave();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface Furnishing {
  readonly clock?: Clock;
  readonly env?: Readonly<Record<string, string>>;
}

/** `end` does not wait for the sockets, so a pool may still hear that the server has stopped. */
export function openPool(connectionString: string, max: number): Pool {
  const pool = new Pool({ connectionString, max });
  pool.on('error', () => undefined);
  return pool;
}

/** The trial accounts of the jurisdiction: each read looks for who could act next. */
async function enrol(owner: Pool, { jurisdiction }: Settings): Promise<ReadonlyMap<string, Actor>> {
  const { accounts } = loadJurisdiction(jurisdiction);
  const passwordHash = await hashPassword(PASSWORD);
  await addAccounts(
    owner,
    accounts.map(({ account: id, person, unit, roles }) => ({ id, person, unit, roles, passwordHash })),
    new Date('2026-01-05T01:00:00Z'),
  );
  return new Map(accounts.map(({ account, person, unit, roles }) => [account, { account, person, unit, roles }]));
}

/** What goes on, and plans: beside the figures, which alone go to standard output. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
