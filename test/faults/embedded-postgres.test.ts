import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { DataFolder, lives } from '../support/data-folder.js';
import { RealProcess, until } from '../support/process.js';

let data: DataFolder;
let started: RealProcess[];

const start = async (env: NodeJS.ProcessEnv = {}) => {
  const one = await RealProcess.start('main.js', { DATA_DIR: data.path, ...env });
  started.push(one);
  return one;
};

const remember = async () =>
  await data.query(`INSERT INTO definition (hash, name, content) VALUES ('remembered', 'n', '{}')`);
const remembered = async () => (await data.query(`SELECT 1 FROM definition WHERE hash = 'remembered'`)).length === 1;

beforeEach(() => {
  data = DataFolder.make();
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
    const one = await start();
    const url = await one.ready();
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
    const url = await first.ready();
    const second = await start();
    expect(await second.exited).toBe(1);
    expect(second.output).toContain('another instance is running');
    expect(second.output).toContain(data.cluster);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  test('two first starts at the same moment make one database: one runs, the other says so', async () => {
    const two = await Promise.all([start(), start()]);
    const ends = await Promise.all(two.map(async (one) => await Promise.race([one.ready(), one.exited])));
    expect(ends.filter((end) => end === 1)).toHaveLength(1);
    expect(ends.filter((end) => typeof end === 'string')).toHaveLength(1);
    expect(two.map((one) => one.output).join()).toContain('another instance is running');
  });

  test('works in a folder too deep for a socket, with blanks and Chinese in its name', async () => {
    data.remove();
    data = DataFolder.make('政务公开 data', 'x'.repeat(60), 'y'.repeat(60));
    const one = await start();
    const url = await one.ready();
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect(await start().then(async (second) => await second.exited)).toBe(1);
  });

  test('does not take over a folder that holds something else', async () => {
    mkdirSync(join(data.path, 'postgres'), { recursive: true });
    writeFileSync(join(data.path, 'postgres', 'thesis.txt'), 'mine');
    const one = await start();
    expect(await one.exited).toBe(1);
    expect(one.output).toContain('in the way');
  });
});

describe('a start that cannot work', () => {
  test.each([
    ['PORT', 'eighty'],
    ['ROLE', 'boss'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['JURISDICTION', 'atlantis'],
    ['SMTP_URL', 'mail.example'],
    ['LOG_LEVEL', 'loud'],
    ['PUBLIC_URL', 'gongkai.example'],
  ])('stops with the name of the wrong setting: %s', async (name, value) => {
    const one = await start({ [name]: value });
    expect(await one.exited).toBe(1);
    expect(one.output).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
  });

  test('says that the port is taken, and takes the database down again', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const one = await start({ PORT: String((other.address() as AddressInfo).port) });
    expect(await one.exited).toBe(1);
    other.close();
    expect(one.output).toMatch(/^PORT: .*EADDRINUSE/m);
    expect(data.postmaster()).toBe(null);
  });
});
