import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { poolOf } from '../../../src/database/data-source.js';
import { alone } from '../../../src/portal-export/lock.js';
import { readMount } from '../../../src/platform/mount.js';
import { Releases } from '../../../src/portal-export/releases.js';
import { projectRoot } from '../../../src/platform/project-root.js';
import { deadLinks, exportFolder, shownFiles, startExports } from '../../support/exported.js';
import { publish, storeFile } from '../../support/publications.js';
import { sampleWindow } from '../../support/sample-window.js';

const SERVER = 'https://open.example.gov.cn';
let exports: Awaited<ReturnType<typeof startExports>>;
let sample: Awaited<ReturnType<typeof sampleWindow>>;
const text = (place: string, folder = exports.order.folder) => shownFiles(folder).get(place)?.toString('utf8') ?? '';
const anywhere = (words: string, folder = exports.order.folder) =>
  [...shownFiles(folder)].filter(([, bytes]) => bytes.includes(words)).map(([place]) => place);
const releases = (folder = exports.order.folder) =>
  readdirSync(join(folder, 'releases')).filter((name) => !name.endsWith('.json'));
const become = async (number: string, visibility: string, notice: string) =>
  await exports.pool.query(
    'UPDATE publication_state SET visibility = $2, notice = $3, changed_at = now() WHERE number = $1',
    [number, visibility, notice],
  );

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
  expect(await exports.run()).toMatchObject({ whole: true, kept: 0, removed: 0 });
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

test('pages are the same in English under en/, and lead to each other', () => {
  expect(text('index.html')).toContain('href="/gk/en/"');
  expect(text('en/domains/land/index.html')).toContain('<html lang="en">');
  expect(text('en/domains/land/index.html')).toContain('href="/gk/domains/land/"');
  expect(text(`en/open/${sample.notice}/version-1/index.html`)).toContain(`href="/gk/en/open/${sample.notice}/"`);
});

test('what needs a server leads to the one that readers reach; without one it is left out, with a sentence', async () => {
  expect(text('index.html')).toContain(`action="${SERVER}/search"`);
  expect(text(`open/${sample.notice}/index.html`)).toContain(`href="${SERVER}/open/${sample.notice}/report"`);
  expect(text('index.html')).toContain(`form-action 'self' ${SERVER}`);
  const folder = exportFolder();
  await exports.run({ server: null, folder });
  expect(deadLinks(shownFiles(folder), '/gk/', [])).toEqual([]);
  expect(anywhere('.invalid', folder)).toEqual([]);
  expect(anywhere('<form', folder)).toEqual([]);
  expect(text('search/index.html', folder)).toContain('不提供搜索');
  expect(text(`open/${sample.notice}/index.html`, folder)).toContain('请直接告诉公开主体');
  expect(shownFiles(folder).has('feed.atom')).toBe(false); // their addresses would have to be whole
});

test('without a server that readers reach, the address of the portal is that of the pages and feeds', async () => {
  const folder = exportFolder();
  await exports.run({ server: null, origin: 'https://www.example.gov.cn', folder });
  const files = shownFiles(folder);
  expect(deadLinks(files, '/gk/', ['https://www.example.gov.cn'])).toEqual([]);
  const address = `https://www.example.gov.cn/gk/open/${sample.notice}/`;
  expect(text(`open/${sample.notice}/index.html`, folder)).toContain(`<link rel="canonical" href="${address}">`);
  for (const place of ['feed.json', 'sitemap.xml', 'domains/land/feed.atom', 'open/v1/publications.json'])
    expect(text(place, folder)).toContain(address);
});

test('every publication of a list is reached by following next, in pages and in open data', () => {
  const seen = new Set<string>();
  for (let place = 'domains/housing/index.html'; ;) {
    for (const [, url] of text(place).matchAll(/result__title" lang="zh-CN" href="([^"]+)"/g)) seen.add(url!);
    const next = /rel="next" href="\/gk\/([^"]+)"/.exec(text(place))?.[1];
    if (next === undefined) break;
    place = `${next}index.html`;
  }
  expect(seen.size).toBe(67);
  const numbers = new Set<string>();
  for (let place = 'open/v1/publications.json'; ;) {
    const { items, next } = JSON.parse(text(place)) as { items: { number: string }[]; next: string | null };
    for (const { number } of items) numbers.add(number);
    if (next === null) break;
    place = `open/v1/publications/${next}.json`;
  }
  expect(numbers.size).toBe(76);
});

test('what has not changed is not rendered again, and nothing new makes no release', async () => {
  expect(await exports.run()).toMatchObject({ release: null, rendered: 0, removed: 0 });
  await publish(exports.pool, {
    title: '新的公告',
    entry: 'housing-allocation',
    domain: 'housing',
    unit: 'housing-bureau',
  });
  const done = await exports.run();
  expect(done).toMatchObject({ whole: false, removed: 0 });
  expect(done!.rendered).toBeLessThan(40);
  expect(done!.kept).toBeGreaterThan(300);
  for (const place of ['index.html', 'en/index.html', 'domains/housing/index.html', 'feed.atom', 'sitemap.xml'])
    expect(text(place)).toMatch(place === 'sitemap.xml' ? /2026-00/ : /新的公告/);
  expect(await exports.run({ full: true })).toMatchObject({ whole: true, kept: 0 });
  expect(await exports.run({ base: '/gongkai/' })).toMatchObject({ whole: true });
  expect(await exports.run()).toMatchObject({ whole: true });
});

test('an incremental release is byte for byte what a full one is', async () => {
  await publish(exports.pool, { title: '又一公告', relation: { kind: 'correction', of: sample.notice } });
  await exports.run();
  const folder = exportFolder();
  await exports.run({ folder });
  const [step, whole] = [shownFiles(exports.order.folder), shownFiles(folder)];
  expect([...step.keys()].sort()).toEqual([...whole.keys()].sort());
  expect([...step].filter(([place, bytes]) => !bytes.equals(whole.get(place)!)).map(([place]) => place)).toEqual([]);
});

test('what is taken down becomes the notice, and no byte of it stays in any release; a file that others show stays', async () => {
  const own = await storeFile(exports.pool, '%PDF-1.4 只此一份', '名单 100%.pdf');
  const shared = await storeFile(exports.pool, '%PDF-1.4 两份共用', '附图.pdf');
  await publish(exports.pool, { title: '另一公告', attachments: [shared] });
  const secret = { title: '要撤下的标题', summary: '要撤下的概述', attachments: [own, shared] };
  const number = await publish(exports.pool, secret);
  await publish(exports.pool, { ...secret, number, version: 2, title: '要撤下的第二版' });
  await exports.run();
  expect(anywhere('要撤下的').length).toBeGreaterThan(10);
  expect([...shownFiles(exports.order.folder).keys()]).toContain(`files/${own.sha256}/名单 100_.pdf`);
  await become(number, 'takenDown', '内容有误，已撤下。');
  const done = await exports.run();
  expect(anywhere('要撤下的')).toEqual([]);
  expect(anywhere('只此一份')).toEqual([]);
  expect(anywhere('两份共用')).toHaveLength(1);
  expect(text(`open/${number}/index.html`)).toContain('内容有误，已撤下。');
  expect(text(`en/open/${number}/index.html`)).toContain('内容有误，已撤下。');
  expect(text(`open/${number}/index.html`)).toContain('name="robots" content="noindex"');
  expect(shownFiles(exports.order.folder).has(`open/v1/publications/${number}.json`)).toBe(false);
  expect(releases()).toEqual([done!.release]);
});

test.each(['held', 'expired'])(
  'what is %s is a notice, too, and comes back when it is shown again',
  async (visibility) => {
    const number = await publish(exports.pool, { title: `一时不见的${visibility}` });
    await exports.run();
    await become(number, visibility, '核实中');
    await exports.run();
    expect(anywhere(`一时不见的${visibility}`)).toEqual([]);
    expect(deadLinks(shownFiles(exports.order.folder), '/gk/', [SERVER])).toEqual([]);
    await become(number, 'current', '');
    await exports.run();
    expect(text('index.html') + text('search/index.html')).toContain(`一时不见的${visibility}`);
  },
);

test('three releases are kept', async () => {
  for (let n = 0; n < 4; n += 1) {
    await publish(exports.pool, {});
    await exports.run();
  }
  expect(releases()).toHaveLength(3);
});

class DiesBeforeTheSwitch extends Releases {
  override async show(): Promise<void> {
    await Promise.reject(new Error('the power went'));
  }
}

test('a run that dies before the switch leaves the last release as it was, and the next one clears up after it', async () => {
  const shown = () =>
    [...shownFiles(exports.order.folder)].map(([place, bytes]) => `${place} ${bytes.toString('latin1')}`);
  const before = shown().sort().join('\n');
  await publish(exports.pool, { title: '断电时的公告' });
  await expect(exports.run({}, new DiesBeforeTheSwitch(exports.order.folder))).rejects.toThrow('the power went');
  expect(shown().sort().join('\n') === before).toBe(true);
  expect(releases()).toHaveLength(4);
  await exports.run();
  expect(anywhere('断电时的公告').length).toBeGreaterThan(0);
  expect(releases()).toHaveLength(3);
});

test('a release whose manifest or files are damaged is made good', async () => {
  rmSync(join(exports.order.folder, 'current', 'catalogue', 'index.html'));
  await publish(exports.pool, {});
  await exports.run();
  expect(text('catalogue/index.html')).toContain('<h1>');
  writeFileSync(join(exports.order.folder, 'releases', `${releases().at(-1)!}.json`), '{"format":1');
  expect((await exports.run())!.release).not.toBeNull();
});

test('of two exports of one folder at once the second does nothing', async () => {
  const ran = await alone(poolOf(exports.source), exports.order.folder, async () => [
    await exports.run(),
    (await exports.run({ folder: exportFolder() }))?.whole,
  ]);
  expect(ran).toEqual([null, true]);
});

test.each(['gk', '/gk', 'gk/', '//gk/', '/g k/', '/../', 'ftp://x/gk/', 'https://x/gk', '/gk/?a=/'])(
  'no base is %s',
  (said) => {
    expect(readMount(said)).toBeNull();
  },
);
