import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import { APP_ROLE } from '../../../src/database/roles.js';
import { OWNER } from '../../../src/platform/embedded/cluster.js';
import { socketUrl } from '../../../src/platform/embedded/probe.js';
import { DataFolder } from '../../support/data-folder.js';
import { RealProcess } from '../../support/process.js';
import { fiveChannels, type FiveChannels } from './five-channels.js';
import { oweCorrections, owePublications, oweWithdrawals, replayDeadLetters } from './owed-rows.js';

jest.setTimeout(300_000); // real processes and a real server, killed again and again

const PUBLICATIONS = 1_000;
const WORKERS = 3;
const ROUNDS = 8;

let folder: DataFolder;
let database: RealProcess;
let pool: Pool;
let five: FiveChannels;
let workers: RealProcess[];
let socket: string;
const done = { workersKilled: 0, workersPaused: 0, databaseRestarts: 0, leasesTaken: 0, replayed: 0 };

const startDatabase = async (): Promise<RealProcess> => {
  const started = await RealProcess.start('commands/db.js', { DATA_DIR: folder.path });
  await started.ready();
  return started;
};
const startWorker = async (n: number): Promise<RealProcess> =>
  await RealProcess.start('main.js', {
    ...{ ROLE: 'worker', DATA_DIR: `${folder.path}/worker-${n}`, ...five.env },
    DATABASE_URL: socketUrl(socket, APP_ROLE, 'gongkai'),
    DATABASE_OWNER_URL: socketUrl(socket, OWNER, 'gongkai'),
  });

beforeAll(async () => {
  folder = DataFolder.make();
  database = await startDatabase();
  five = await fiveChannels(0.3);
  socket = folder.socket;
  pool = new Pool({ connectionString: socketUrl(socket, OWNER, 'gongkai'), max: 2 });
  pool.on('error', () => undefined);
  workers = await Promise.all(Array.from({ length: WORKERS }, async (_, n) => await startWorker(n)));
  await Promise.all(
    workers.map(async (worker) => {
      await worker.ready();
    }),
  );
});
afterAll(async () => {
  await Promise.all(workers.map(async (worker) => await worker.stop('SIGKILL')));
  await Promise.all(
    five.platforms.map(async (platform) => {
      await platform.close();
    }),
  );
  await pool.end();
  await database.stop();
  folder.remove();
});

test('1,000 publications on 5 platforms that fail at random, workers and server killed: none lost, none twice in effect, none stale', async () => {
  const [resting] = five.platforms;
  resting!.moods.set({ kind: 'down' }); // for days
  await again(async () => {
    await owePublications(pool, PUBLICATIONS, five.ids);
  });

  for (let round = 0; round < ROUNDS; round++) {
    await pause(1_000);
    await disturb(round);
    if (round === 2)
      await again(async () => {
        await oweCorrections(pool, 3, five.ids);
      });
    if (round === 4)
      await again(async () => {
        await oweWithdrawals(pool, 7, five.ids);
      });
    if (round === 6)
      await again(async () => {
        await oweCorrections(pool, 5, five.ids);
      });
    await again(timePasses);
  }
  resting!.moods.set({ kind: 'at-random', chance: 0.3, seed: 7 });
  while (await again(stillOwed)) {
    await Promise.all(workers.map(async (_, n) => await running(n)));
    await pause(500);
    await again(timePasses);
    done.replayed += await again(async () => await replayDeadLetters(pool));
  }

  const expected = await expectedHoldings();
  const found = five.platforms.map(({ received }) => {
    const held = [...received.current().values()];
    const { taken, repeated, stale: refusedAsOlder } = received.howOften();
    return {
      lost: [...expected.keys()].filter((number) => !received.current().has(number)).length,
      stale: held.filter(({ number, version, type }) => expected.get(number) !== `${version} ${shown(type)}`).length,
      twice:
        received.all().length - new Set(received.all().map(({ number, sequence }) => `${number} ${sequence}`)).size,
      ...{ taken, repeated, refusedAsOlder },
    };
  });
  console.table(found);
  console.table([done]);
  expect(expected.size).toBe(PUBLICATIONS);
  expect(found.map(({ lost, stale, twice }) => ({ lost, stale, twice }))).toEqual(
    five.ids.map(() => ({ lost: 0, stale: 0, twice: 0 })),
  );
  expect(done.workersKilled).toBeGreaterThanOrEqual(4);
  expect(done.databaseRestarts).toBeGreaterThanOrEqual(2);
});

/** Something dies in each round: a worker without a word, a worker that only seems dead, or the server. */
async function disturb(round: number): Promise<void> {
  const n = round % WORKERS;
  if (round % 4 === 3) {
    await database.stop('SIGKILL');
    database = await startDatabase();
    done.databaseRestarts += 1;
  } else if (round % 4 === 1) {
    const { pid } = await running(n);
    process.kill(pid, 'SIGSTOP');
    await again(leasesEnd);
    setTimeout(() => {
      process.kill(pid, 'SIGCONT');
    }, 1_000);
    done.workersPaused += 1;
  } else {
    await workers[n]!.stop('SIGKILL');
    done.workersKilled += 1;
    workers[n] = await startWorker(n);
    await again(leasesEnd);
  }
}

/** A worker whose server was killed under it as it started has ended; whatever supervises it starts it again. */
async function running(n: number): Promise<RealProcess> {
  while (workers[n]!.ended) workers[n] = await startWorker(n);
  await workers[n]!.ready().catch(async () => await running(n));
  return workers[n]!;
}

/** Whoever held them is taken for dead, though one of them may still be sending. */
async function leasesEnd(): Promise<void> {
  const { rowCount } = await pool.query(
    `UPDATE delivery SET locked_until = now() WHERE status = 'pending' AND locked_until > now()`,
  );
  done.leasesTaken += rowCount ?? 0;
}

/** Hours at once: what waits for a later attempt is due, a channel that is left alone is asked again. */
async function timePasses(): Promise<void> {
  await pool.query(`UPDATE delivery SET next_attempt_at = now() WHERE status = 'pending' AND next_attempt_at > now()`);
  await pool.query('UPDATE channel_state SET open_until = NULL WHERE open_until IS NOT NULL');
}

async function stillOwed(): Promise<boolean> {
  const { rows } = await pool.query<{ owed: boolean }>(
    `SELECT EXISTS (SELECT FROM (SELECT DISTINCT ON (channel, number) status FROM delivery ORDER BY channel, number, sequence DESC) d
      WHERE d.status <> 'delivered') AS owed`,
  );
  return rows[0]!.owed;
}

async function expectedHoldings(): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ number: string; version: number; visibility: string }>(
    'SELECT s.number, p.version, s.visibility FROM publication_state s JOIN publication p ON p.id = s.publication',
  );
  return new Map(rows.map(({ number, version, visibility }) => [number, `${version} ${visibility === 'current'}`]));
}

const shown = (type: string): boolean => type !== 'publication.withdrawn' && type !== 'publication.held';

/** The server is restarted meanwhile: a look that fails is taken again. */
async function again<T>(look: () => Promise<T>): Promise<T> {
  for (let n = 0; ; n++) {
    try {
      return await look();
    } catch (error) {
      if (n >= 100) throw error;
      await pause(100);
    }
  }
}
