import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DataFolder } from '../support/data-folder.js';
import { RealProcess, type StartOptions } from '../support/process.js';
import { SmallDisk } from '../support/small-disk.js';

jest.setTimeout(240_000);

const NOBODY = 65534;
const onSmallDisk = SmallDisk.possible ? test : test.skip;
if (!SmallDisk.possible)
  process.stderr.write('no disk can be mounted here (root may): full and read-only disks are not tested\n');

let seed: DataFolder;
let data: DataFolder;

const start = async (path: string, options: StartOptions = {}) =>
  await RealProcess.start('main.js', { DATA_DIR: path }, options);

/** It went with a code, and told in a few lines what is wrong; without a stack. */
async function told(one: RealProcess): Promise<string> {
  expect(await one.exited).toBe(1);
  expect(one.output).not.toMatch(/^ +at /m);
  expect(one.output.split('\n').length).toBeLessThan(15);
  return one.output;
}

/** A house that stands there starts and stops, with what was remembered in it. */
async function soundIn(path: string): Promise<void> {
  const one = await start(path);
  const url = await one.address();
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  expect(await one.stop()).toBe(0);
}

/** Names, sizes, times and owners of every file: what a start must not touch when it cannot work. */
const filesIn = (path: string): string =>
  spawnSync('sh', ['-c', `cd "$1" && find . -printf '%p %s %T@ %u %m\\n' | sort`, 'sh', path]).stdout.toString();

beforeAll(async () => {
  seed = DataFolder.make();
  await soundIn(seed.path);
});
afterAll(() => {
  seed.remove();
});
beforeEach(() => {
  data = DataFolder.make();
});
afterEach(() => {
  data.remove();
});

describe('a data folder that cannot be used is named, with what to do, and nothing is touched', () => {
  test('a file stands where the folder should be', async () => {
    mkdirSync(dirname(data.path), { recursive: true });
    writeFileSync(data.path, 'mine');
    expect(await told(await start(data.path))).toMatch(/^DATA_DIR: EEXIST.*A file is in the way/m);
    expect(await told(await start(join(data.path, 'deeper')))).toMatch(/^DATA_DIR: ENOTDIR.*A file is in the way/m);
    expect(filesIn(dirname(data.path))).toMatch(/data 4 /);
  });

  test('something else stands where the database should be', async () => {
    mkdirSync(data.path, { recursive: true });
    writeFileSync(data.cluster, 'mine');
    expect(await told(await start(data.path))).toContain(`${data.cluster} is in the way`);
  });

  test('this user may not write there', async () => {
    const parent = dirname(data.path);
    mkdirSync(parent, { recursive: true });
    chmodSync(parent, 0o555);
    const as = process.getuid?.() === 0 ? { as: NOBODY } : {};
    expect(await told(await start(data.path, as))).toMatch(/^DATA_DIR: EACCES.*This user may not write there/m);
    expect(readdirSync(parent)).toEqual([]);
    chmodSync(parent, 0o755);
  });

  onSmallDisk('it is mounted for reading only', async () => {
    const disk = SmallDisk.make(300)!;
    const path = join(disk.path, 'data');
    spawnSync('cp', ['-a', seed.path, path]);
    disk.readOnly(true);
    const before = filesIn(path);
    expect(await told(await start(path))).toMatch(/^DATA_DIR: EROFS.*mounted for reading only/m);
    expect(filesIn(path)).toBe(before);
    disk.readOnly(false);
    await soundIn(path);
    disk.remove();
  });
});

describe('a full disk is said to be one', () => {
  onSmallDisk('at the first start, which leaves nothing behind and succeeds when there is room', async () => {
    const disk = SmallDisk.make(200)!;
    const path = join(disk.path, 'data');
    disk.fill();
    expect(await told(await start(path))).toMatch(/disk.* is full: make room/);
    disk.empty();
    await soundIn(path);
    disk.remove();
  });

  onSmallDisk('on data that is there, which is there afterwards', async () => {
    const disk = SmallDisk.make(300)!;
    const path = join(disk.path, 'data');
    spawnSync('cp', ['-a', seed.path, path]);
    disk.fill();
    expect(await told(await start(path))).toMatch(/disk.* is full: make room/);
    disk.empty();
    await soundIn(path);
    disk.remove();
  });
});
