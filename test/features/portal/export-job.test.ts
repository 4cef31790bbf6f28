import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startApp, type TestApp } from '../../support/app.js';
import { exportFolder } from '../../support/exported.js';
import { must, published } from '../../support/way.js';

const folder = exportFolder();
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ PORTAL_EXPORT_DIR: folder, PORTAL_EXPORT_BASE: '/gk/' });
});
afterAll(async () => {
  await app.stop();
});

const page = (number: string) => readFileSync(join(folder, 'current', 'open', number, 'index.html'), 'utf8');
const releases = () => readdirSync(join(folder, 'releases')).filter((name) => name.endsWith('.json'));

test('the worker exports what is published, and the notice once it is taken down', async () => {
  const id = await published(app);
  await app.drain();
  const { rows } = await app.pool.query<{ number: string; title: string }>('SELECT number, title FROM publication');
  const { number, title } = rows[0]!;
  expect(page(number)).toContain(title);
  await must(app, id, 'land-bureau.publisher', 'TAKE_DOWN', { reason: '内容有误' });
  await app.drain();
  expect(page(number)).toContain('内容有误');
  expect(page(number)).not.toContain(title);
});

test('while nothing changes it makes no release', async () => {
  const before = releases();
  await app.drain();
  expect(releases()).toEqual(before);
});
