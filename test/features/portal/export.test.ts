import { join } from 'node:path';
import { projectRoot } from '../../../src/platform/project-root.js';
import { deadLinks, shownFiles, startExports } from '../../support/exported.js';
import { publish } from '../../support/publications.js';
import { sampleWindow } from '../../support/sample-window.js';

const SERVER = 'https://open.example.gov.cn';
let exports: Awaited<ReturnType<typeof startExports>>;
let sample: Awaited<ReturnType<typeof sampleWindow>>;

beforeAll(async () => {
  exports = await startExports();
  sample = await sampleWindow(exports.pool, join(projectRoot(), 'jurisdictions', '230881-tongjiang'));
  for (let n = 0; n < 65; n += 1)
    await publish(exports.pool, { entry: 'housing-allocation', domain: 'housing', unit: 'housing-bureau' });
});
afterAll(async () => {
  await exports.stop();
});

test('no link of the export leads to a file that is not there, and none to this machine', async () => {
  const done = await exports.run();
  expect(done).toMatchObject({ whole: true, kept: 0, removed: 0 });
  const files = shownFiles(exports.order.folder);
  expect(deadLinks(files, '/gk/', [SERVER])).toEqual([]);
  expect([...files].filter(([, bytes]) => /localhost|127\.0\.0\.1|\.invalid/.test(bytes.toString('utf8')))).toEqual([]);
  for (const place of [
    ...['index.html', 'en/index.html', 'catalogue/index.html', 'calendar/index.html', '404.html', 'search/index.html'],
    ...[`open/${sample.notice}/index.html`, `open/${sample.notice}/version-1/index.html`],
    ...[`projects/${sample.project}/index.html`, 'domains/land/feed.atom', 'feed.atom', 'feed.json', 'sitemap.xml'],
    ...['open/v1/publications.json', `open/v1/publications/${sample.notice}.json`, 'domains/housing/page-1/index.html'],
  ])
    expect([...files.keys()]).toContain(place);
});
