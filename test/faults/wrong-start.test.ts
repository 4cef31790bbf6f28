import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { DataFolder } from '../support/data-folder.js';
import { RealProcess } from '../support/process.js';

jest.setTimeout(120_000);

let data: DataFolder;

const start = async (env: NodeJS.ProcessEnv) => await RealProcess.start('main.js', { DATA_DIR: data.path, ...env });

beforeEach(() => {
  data = DataFolder.make();
});

afterEach(() => {
  data.remove();
});

describe('a start that cannot work', () => {
  test('stops with the names of all wrong settings', async () => {
    const one = await start({ PORT: 'eighty', ROLE: 'boss', DATABASE_URL: 'mysql://me:secret@localhost/x' });
    expect(await one.exited).toBe(1);
    expect(one.output).toMatch(/^ {2}PORT=eighty: must be a whole number/m);
    expect(one.output).toMatch(/^ {2}ROLE=boss: must be one of/m);
    expect(one.output).toMatch(/^ {2}DATABASE_URL: must be a URL that starts with/m);
    expect(one.output).not.toContain('secret');
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

  test('says that no database answers at DATABASE_URL', async () => {
    const one = await start({ DATABASE_URL: 'postgresql://127.0.0.1:1/gongkai' });
    expect(await one.exited).toBe(1);
    expect(one.output).toMatch(/^DATABASE_URL: nothing answers there/m);
  });
});
