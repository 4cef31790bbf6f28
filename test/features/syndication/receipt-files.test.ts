import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LETTERBOXES } from '../../../src/syndication/receipts/receipt-box.js';
import { ReceiptFilesJob } from '../../../src/syndication/receipts/receipt-files-job.js';
import { startApp, type TestApp } from '../../support/app.js';
import { tongjiangWhere } from '../../support/jurisdictions/changed.js';
import { published } from '../../support/way.js';
import { rowsOf, statesOf, TRADING } from './house.js';
import { connectedTo } from './worker.js';

let folder: string;
let app: TestApp;
beforeEach(async () => {
  folder = mkdtempSync(join(process.env.GONGKAI_TEST_RUN ?? tmpdir(), 'drop-'));
  const JURISDICTION = tongjiangWhere(TRADING, { transport: 'drop-folder', receipts: 'later' });
  app = await startApp({ CHANNEL_TRADING_PLATFORM_HLJ_URL: pathToFileURL(folder).href, JURISDICTION });
});
afterEach(async () => {
  await app.stop();
});

const dropped = () => readdirSync(folder).filter((name) => name !== 'receipts');
const receipts = (of = '') => readdirSync(join(folder, 'receipts', of)).filter((name) => name.includes('.json'));
const leave = (name: string, text: string) => {
  writeFileSync(join(folder, 'receipts', name), text);
};

/** A publication that lies in the folder; the item and its delivery. */
async function lies(): Promise<{ item: string; delivery: string }> {
  const item = await published(app);
  await app.drain();
  return { item, delivery: (await rowsOf(app, item))[0]!.id };
}

test('what was dropped is received when the platform’s own program leaves a receipt beside it', async () => {
  const { item, delivery } = await lies();
  expect(dropped()).toEqual([
    expect.stringMatching(new RegExp(`^[0-9A-Z]+-2026-[0-9]+\\.[0-9]{6}\\.${delivery}\\.xml$`)),
  ]);
  expect(readFileSync(join(folder, dropped()[0]!), 'utf8')).toMatch(/<OPERATION>publish<[\s\S]*<\/EXCHANGE>\s*$/);
  expect(await statesOf(app, item)).toContain('syndication.delivering');

  leave('1.json', JSON.stringify({ delivery, outcome: 'accepted', receipt: 'HLJ-7' }));
  await app.drain();
  expect(await rowsOf(app, item)).toMatchObject([{ status: 'delivered', receipt: { receiptId: 'HLJ-7' } }]);
  expect(await statesOf(app, item)).toContain('syndication.settled');
  expect([receipts(), receipts('taken')]).toEqual([[], ['1.json']]);
});

test('a rejection is told with its reason; the same receipt again, or a contrary one, is taken and changes nothing', async () => {
  const { item, delivery } = await lies();
  leave('1.json', JSON.stringify({ delivery, outcome: 'rejected', reason: '缺少统一交易标识码' }));
  leave('2.json', JSON.stringify({ delivery, outcome: 'accepted' }));
  leave('3.json', JSON.stringify({ delivery, outcome: 'rejected', reason: '另一个原因' }));
  await app.drain();
  expect(await rowsOf(app, item)).toMatchObject([{ status: 'failed', lastError: '缺少统一交易标识码' }]);
  expect(receipts('taken').sort()).toEqual(['1.json', '2.json', '3.json']);
});

test('what fits no delivery or cannot be read is put aside, and does not hold up the next', async () => {
  const { item, delivery } = await lies();
  leave('1.json', '{"delivery":');
  leave('2.json', JSON.stringify({ delivery: '01a20e1c-313e-744f-ab22-d45c72fbfd65', outcome: 'accepted' }));
  mkdirSync(join(folder, 'receipts', '3.json'));
  leave('4.json', JSON.stringify({ delivery, outcome: 'accepted' }));
  await app.drain();
  expect([receipts('refused').sort(), receipts('taken')]).toEqual([['1.json', '2.json'], ['4.json']]);
  expect(await statesOf(app, item)).toContain('syndication.settled');
});

test('what is still being written, under a name with a dot, is left alone', async () => {
  const { delivery } = await lies();
  leave('.1.json', JSON.stringify({ delivery, outcome: 'acc' }).slice(0, -3));
  await app.drain();
  expect(receipts()).toEqual(['.1.json']);
});

test('a drop folder that is not there is not made up: what would be dropped into it next would go nowhere', async () => {
  const gone = join(folder, 'not-mounted');
  const to = connectedTo(pathToFileURL(gone).href, '', { receipts: 'later' });
  await expect(new ReceiptFilesJob(to, LETTERBOXES.get('drop-folder')!, app.pool, app.clock).run()).rejects.toThrow(
    'ENOENT',
  );
  expect(existsSync(gone)).toBe(false);
});
