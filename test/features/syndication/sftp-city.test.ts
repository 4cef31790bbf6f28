import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../../support/app.js';
import { TONGJIANG_FOLDER } from '../../support/jurisdictions/index.js';
import { LAND_NOTICE } from '../../support/land-notice.js';
import { startSftpHost, toSftp, type SftpHost } from '../../support/sftp-host.js';
import { published } from '../../support/way.js';

const OTHER_KEY = `SHA256:${'A'.repeat(43)}`;

let host: SftpHost;
beforeAll(async () => {
  host = await startSftpHost();
});
afterAll(async () => {
  await host.close();
});
const files = (): string[] => readdirSync(host.folder);
const content = (name: string): string => readFileSync(join(host.folder, name), 'utf8');

describe('A city whose trading platform takes files over SFTP', () => {
  /** Tongjiang, but for how its trading platform is reached. */
  function jurisdiction(): string {
    const folder = join(mkdtempSync(join(process.env.GONGKAI_TEST_RUN ?? tmpdir(), 'city-')), '230881-tongjiang');
    cpSync(TONGJIANG_FOLDER, folder, { recursive: true });
    const file = join(folder, 'channels.yaml');
    const said = readFileSync(file, 'utf8');
    chmodSync(file, 0o644);
    writeFileSync(
      file,
      said.replace(
        'encoder: trading-xml\n    transport: https\n    holdings: true',
        'encoder: trading-xml\n    transport: sftp',
      ),
    );
    return folder;
  }

  test('finds there what it publishes; once the host key is another, the publisher finds a task', async () => {
    const right = await startApp({ JURISDICTION: jurisdiction(), ...toSftp('TRADING_PLATFORM_HLJ', host) });
    const id = await published(right);
    await right.drain();
    const { states: settled } = await (await right.as('land-bureau.drafter')).item(id);
    await right.stop();
    expect(settled).toContain('syndication.settled');
    const [name = '', ...others] = files();
    expect([others, name.endsWith('.xml'), content(name).includes(LAND_NOTICE.title)]).toEqual([[], true, true]);

    const wrong = await startApp({
      ...{ JURISDICTION: jurisdiction() },
      ...toSftp('TRADING_PLATFORM_HLJ', host, { HOST_KEY: OTHER_KEY }),
    });
    const failed = await published(wrong);
    await wrong.drain();
    const { rows } = await wrong.pool.query("SELECT role FROM task WHERE case_id = $1 AND status = 'open'", [failed]);
    const { states } = await (await wrong.as('land-bureau.publisher')).item(failed);
    await wrong.stop();
    expect(states).toContain('syndication.attention');
    expect(rows).toEqual([{ role: 'publisher' }]);
    expect(files()).toEqual([name]);
  });
});
