import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolder, lives } from '../support/data-folder.js';
import { RealProcess, until } from '../support/process.js';

jest.setTimeout(120_000);

let seed: DataFolder;
let data: DataFolder;
let started: RealProcess[];

/** The database alone, as `npm run db` starts it: what keeps it running is the same as in the application. */
const start = async (command: 'commands/db.js' | 'main.js' = 'commands/db.js') => {
  const one = await RealProcess.start(command, { DATA_DIR: data.path });
  started.push(one);
  return one;
};

const remember = async () =>
  await data.query(`INSERT INTO definition (hash, name, content) VALUES ('remembered', 'n', '{}')`);
const remembered = async () => (await data.query(`SELECT 1 FROM definition WHERE hash = 'remembered'`)).length === 1;

beforeAll(async () => {
  seed = DataFolder.make();
  data = seed;
  started = [];
  const maker = await start();
  await maker.ready();
  await maker.stop();
});

afterAll(() => {
  seed.remove();
});

beforeEach(() => {
  data = DataFolder.copyOf(seed);
  started = [];
});

afterEach(async () => {
  await Promise.all(started.map(async (one) => await one.stop('SIGTERM')));
  data.remove();
});

describe('the embedded database', () => {
  test('keeps its data over a stop by Ctrl-C, pressed twice, and leaves no server behind', async () => {
    const first = await start();
    await first.ready();
    await remember();
    const server = data.postmaster();
    process.kill(first.pid, 'SIGINT');
    expect(await first.stop('SIGINT')).toBe(0);
    expect(server !== null && lives(server)).toBe(false);

    await (await start()).ready();
    expect(await remembered()).toBe(true);
  });

  test('is gone a moment after the application is killed, and the next start has its data', async () => {
    const first = await start();
    await first.ready();
    await remember();
    const server = data.postmaster()!;
    await first.stop('SIGKILL');
    await until(() => !lives(server));

    await (await start()).ready();
    expect(await remembered()).toBe(true);
  });

  test('is started at once after the application was killed, without waiting for the old server to go', async () => {
    const first = await start();
    await first.ready();
    await first.stop('SIGKILL');
    await (await start()).ready();
  });

  test('comes back by itself when it is killed under the running application', async () => {
    const one = await start('main.js');
    const url = await one.address();
    await remember();
    const server = data.postmaster()!;
    process.kill(server, 'SIGKILL');
    await one.printed(/PostgreSQL had died and was started again/);
    await until(async () => (await fetch(`${url}/health/ready`)).status === 200);
    expect(data.postmaster()).not.toBe(server);
    expect(await remembered()).toBe(true);
  });

  test('recovers at the next start when both were killed', async () => {
    const first = await start();
    await first.ready();
    await remember();
    const server = data.postmaster()!;
    const killed = first.stop('SIGKILL');
    process.kill(server, 'SIGKILL');
    await killed;
    await (await start()).ready();
    expect(await remembered()).toBe(true);
  });

  test('starts over a lock file whose process number now belongs to another program', async () => {
    const first = await start();
    await first.ready();
    await first.stop();
    writeFileSync(join(data.cluster, 'postmaster.pid'), `${process.pid}\n${data.cluster}\n1700000000\n5432\n\n\n\n`);
    await (await start()).ready();
  });

  test('runs once per folder: the second start says so, stops, and leaves the first alone', async () => {
    const first = await start();
    await first.ready();
    const second = await start();
    expect(await second.exited).toBe(1);
    expect(second.output).toContain('another instance is running');
    expect(second.output).toContain(data.cluster);
    expect(await data.query('SELECT 1 AS up')).toEqual([{ up: 1 }]);
  });

  test('two first starts at the same moment make one database: one runs, the other says so', async () => {
    data.remove();
    data = DataFolder.make();
    const two = await Promise.all([start(), start()]);
    const ends = await Promise.all(
      two.map(async (one) => await Promise.race([one.ready().then(() => 'runs'), one.exited])),
    );
    expect(ends.sort()).toEqual([1, 'runs']);
    expect(two.map((one) => one.output).join()).toContain('another instance is running');
  });

  test('works in a folder too deep for a socket, with blanks and Chinese in its name', async () => {
    data.remove();
    data = DataFolder.make('政务公开 data', 'x'.repeat(60), 'y'.repeat(60));
    await (await start()).ready();
    expect(await data.query('SELECT 1 AS up')).toEqual([{ up: 1 }]);
    expect(await start().then(async (second) => await second.exited)).toBe(1);
  });

  test('does not take over a folder that holds something else', async () => {
    data.remove();
    data = DataFolder.make();
    mkdirSync(join(data.path, 'postgres'), { recursive: true });
    writeFileSync(join(data.path, 'postgres', 'thesis.txt'), 'mine');
    const one = await start();
    expect(await one.exited).toBe(1);
    expect(one.output).toContain('in the way');
  });
});
