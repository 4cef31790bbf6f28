import request from 'supertest';
import { loadJurisdiction } from '../../../src/catalogue/load-jurisdiction.js';
import { publish, storeFile } from '../../support/publications.js';
import { testSettings } from '../../support/settings.js';
import { openWindow, type TestWindow } from '../../support/window.js';

type Node = Record<string, unknown>;

let window: TestWindow;
const jurisdiction = loadJurisdiction(testSettings('postgresql:///x').jurisdiction);
const get = (path: string) => request(window.url).get(path).set('accept', 'text/html');
const blocksIn = (html: string): Node[] =>
  [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(
    ([, json]) => JSON.parse(json!) as Node,
  );
const blocks = async (path: string) => blocksIn((await get(path)).text);
const ofType = (all: readonly Node[], type: string) => all.find((block) => block['@type'] === type);

beforeAll(async () => {
  window = await openWindow();
});
afterAll(async () => {
  await window.stop();
});

test('an item tells who answers for it, since when, its number, version and files', async () => {
  const file = await storeFile(window.pool, '%PDF-1.4', '宗地图.pdf');
  const withheld = { id: 'a2', title: null, withheld: true, ground: 'trade-secret' };
  const said = { title: '三江路地块出让公告', summary: '三江路东侧 1.2 公顷', attachments: [file, withheld] };
  const number = await publish(window.pool, said);
  await publish(window.pool, { ...said, number, version: 2, publishedAt: '2026-11-18T02:00:00Z', changeNote: '更正' });
  const all = await blocks(`/open/${number}`);
  expect(all.map((block) => [block['@context'], block['@type']])).toEqual([
    ['https://schema.org', 'DigitalDocument'],
    ['https://schema.org', 'BreadcrumbList'],
  ]);
  expect(all[0]).toMatchObject({
    ...{ url: `${window.url}/open/${number}`, identifier: number, name: said.title, abstract: said.summary },
    ...{ inLanguage: 'zh-CN', version: 2, dateModified: '2026-11-18T02:00:00.000Z', creativeWorkStatus: 'Published' },
    datePublished: expect.stringMatching(/^2026-11-01T/) as string,
    publisher: { '@type': 'GovernmentOrganization', name: '国土局', url: `${window.url}/units/land-bureau` },
    encoding: [{ '@type': 'MediaObject', name: '宗地图', contentUrl: expect.stringContaining(file.sha256) as string }],
  });
  const [first] = await blocks(`/open/${number}?version=1`);
  expect(first).toMatchObject({ version: 1, dateModified: first!.datePublished });
});

test('a notice is based on the original, and the original names its corrections', async () => {
  const original = await publish(window.pool);
  const notice = await publish(window.pool, { relation: { kind: 'correction', of: original } });
  expect(ofType(await blocks(`/open/${notice}`), 'DigitalDocument')).toMatchObject({
    isBasedOn: `${window.url}/open/${original}`,
  });
  expect(ofType(await blocks(`/open/${original}`), 'DigitalDocument')).toMatchObject({
    correction: [`${window.url}/open/${notice}`],
  });
});

test.each(['</script><script>alert(1)</script>', '<!--<script>', '&lt;/script&gt; & "引号" \\ \u2028'])(
  'no title breaks out of its block: %s',
  async (title) => {
    const { text } = await get(`/open/${await publish(window.pool, { title, summary: title })}`);
    expect(ofType(blocksIn(text), 'DigitalDocument')).toMatchObject({ name: title, abstract: title });
    const inner = [...text.matchAll(/<script type="application\/ld\+json">(.*)<\/script>/g)].map(([, json]) => json!);
    expect(inner.filter((json) => /[<>&\u2028]/.test(json))).toEqual([]);
    expect(text.match(/<script/g)).toHaveLength(inner.length + 1); // and the script of the window
  },
);

test.each(['held', 'takenDown', 'expired'])(
  'the page of what is %s has no block, and nothing of the content',
  async (visibility) => {
    const said = { title: '不应显示的标题', summary: '不应显示的概要', notice: '正在核对。' };
    const number = await publish(window.pool, { ...said, visibility });
    const { status, text } = await get(`/open/${number}`);
    expect([status, blocksIn(text), text.includes('不应显示')]).toEqual([410, [], false]);
    expect(await blocks('/open/none/2026-00001')).toEqual([]);
  },
);

test('what is repealed says so', async () => {
  const number = await publish(window.pool, { visibility: 'repealed', notice: '由新计划代替' });
  expect(ofType(await blocks(`/open/${number}`), 'DigitalDocument')).toMatchObject({ creativeWorkStatus: 'Repealed' });
});

test('the first page names the site and how it is searched, and the search it names answers', async () => {
  const site = ofType(await blocks('/'), 'WebSite')!;
  expect(site).toMatchObject({
    name: '同江市公共资源配置领域政府信息公开',
    publisher: { '@type': 'GovernmentOrganization', name: '同江市人民政府' },
    potentialAction: { '@type': 'SearchAction', 'query-input': 'required name=q' },
  });
  const { target } = site.potentialAction as { target: { urlTemplate: string } };
  const asked = target.urlTemplate.replace('{q}', encodeURIComponent('公告'));
  expect((await fetch(asked)).status).toBe(200);
});

test('the breadcrumb of a page is told in its order, the page itself last and without address', async () => {
  const crumbs = ofType(await blocks('/entries/land-supply-plan'), 'BreadcrumbList') as { itemListElement: Node[] };
  expect(crumbs.itemListElement.map(({ position, name, item }) => [position, name, item])).toEqual([
    [1, '首页', `${window.url}/`],
    [2, '国有土地使用权出让领域', `${window.url}/domains/land`],
    [3, '土地供应计划信息', undefined],
  ]);
});

test('the catalogue lists each domain as a dataset', async () => {
  const { dataset } = ofType(await blocks('/catalogue'), 'DataCatalog') as { dataset: Node[] };
  expect(dataset.map(({ name }) => name)).toEqual([...jurisdiction.domains.values()].map(({ name }) => name.zh));
  const english = ofType(await blocks('/catalogue?lang=en'), 'DataCatalog') as { dataset: Node[] };
  expect(english.dataset[1]!.name).toBe('Grant of state-owned land use rights');
});

describe('the DCAT catalogue', () => {
  const catalogue = async () => {
    const { text, headers } = await get('/open/v1/catalogue.jsonld');
    expect([headers['content-type'], headers['access-control-allow-origin']]).toEqual([
      'application/ld+json; charset=utf-8',
      '*',
    ]);
    return JSON.parse(text) as { 'dcat:dataset': Node[] } & Node;
  };
  const ids = (nodes: unknown) => (nodes as { '@id': string }[]).map((node) => node['@id']);

  test('has a dataset for each domain and entry, each entry part of its domain, with titles in both languages', async () => {
    const { 'dcat:dataset': datasets, ...rest } = await catalogue();
    expect(rest).toMatchObject({ '@type': 'dcat:Catalog', 'dct:publisher': { '@type': 'foaf:Organization' } });
    const { domains, entries } = jurisdiction;
    expect(datasets).toHaveLength(domains.size + entries.size);
    expect(new Set(ids(datasets)).size).toBe(datasets.length);
    for (const dataset of datasets) {
      expect(dataset['dct:title']).toMatchObject([{ '@language': 'zh' }, { '@language': 'en' }]);
      const part = dataset['dct:isPartOf'] as { '@id': string } | undefined;
      expect(part === undefined || ids(datasets).includes(part['@id'])).toBe(true);
    }
  });

  test('names only addresses that answer, in the type they are said to have', async () => {
    const { 'dcat:dataset': datasets } = await catalogue();
    const distributions = datasets.flatMap((dataset) => dataset['dcat:distribution'] as Node[]);
    expect(distributions.filter((each) => each['dct:conformsTo'] !== undefined).length).toBeGreaterThan(50);
    for (const each of distributions) {
      const answer = await fetch((each['dcat:accessURL'] as { '@id': string })['@id']);
      const type = answer.headers.get('content-type')?.split(';')[0] ?? 'application/json'; // 204: nothing is there yet
      const said = (each['dcat:mediaType'] as { '@id': string })['@id'].replace(/.*media-types\//, '');
      expect([answer.ok, type]).toEqual([true, said]);
    }
  });

  test('is named in the head of every page and in its foot', async () => {
    const { text } = await get('/');
    expect(text).toContain(
      '<link rel="alternate" type="application/ld+json" title="DCAT" href="/open/v1/catalogue.jsonld">',
    );
    expect(text).toContain('href="/open/v1/ocds/releases.json"');
  });
});
