import request from 'supertest';
import type { Pool } from 'pg';
import { loadJurisdiction } from '../../../src/catalogue/load-jurisdiction.js';
import { demoChannel, type DemoChannel } from '../../../src/demo/demo-channel.js';
import { loadDemo } from '../../../src/demo/load-demo.js';
import { boot, type Running } from '../../../src/boot.js';
import type { Release } from '../../../src/domain/ocds/release.js';
import { compile } from '../../../src/domain/ocds/compile.js';
import { SystemClock } from '../../../src/platform/clock.js';
import type { RecordPackage, ReleasePackage } from '../../../src/portal/open/ocds-schemas.js';
import { WorkerLoop } from '../../../src/worker/worker-loop.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { processFaults, releaseFaults } from '../../support/ocds/faults.js';
import { describeWithSchemas, ocdsSchemas, schemaFolder } from '../../support/ocds/schema.js';
import { testSettings } from '../../support/settings.js';

let database: FreshDatabase;
let pool: Pool;
let channel: DemoChannel;
let running: Running;
const jurisdiction = loadJurisdiction(testSettings('postgresql:///x').jurisdiction);
const mapping = jurisdiction.ocds!;
const packages: ReleasePackage[] = [];
const records = new Map<string, RecordPackage>();

const get = async (path: string) => await request(running.url!).get(path);
const releases = (): readonly Release[] => packages.flatMap((each) => each.releases);
const ofEntry = async (entry: string) => {
  const { rows } = await pool.query<{ number: string }>('SELECT number FROM publication WHERE entry = $1', [entry]);
  return releases().filter(({ publications }) => rows.some(({ number }) => number === publications[0]!.id));
};

beforeAll(async () => {
  database = await freshDatabase();
  pool = database.pool();
  channel = (await demoChannel(testSettings(database.url, { DEMO: 'true' }), jurisdiction))!;
  await loadDemo(channel.settings, jurisdiction, new SystemClock().now());
  running = await boot(channel.settings, { clock: new SystemClock() });
  const worker = running.app.get(WorkerLoop, { strict: false });
  await worker.stop();
  await worker.drain(); // every change has its position
  for (let path = '/open/v1/ocds/releases.json'; ;) {
    const { status, body } = await get(path);
    if (status === 204) break;
    if (status !== 200) throw new Error(JSON.stringify(body));
    packages.push(body as ReleasePackage);
    const next = new URL((body as ReleasePackage).links.next);
    path = `${next.pathname}${next.search}`;
  }
  for (const ocid of new Set(releases().map((release) => release.ocid)))
    records.set(ocid, (await get(`/open/v1/ocds/records/${ocid}`)).body as RecordPackage);
}, 180_000);
afterAll(async () => {
  await running.close();
  await channel.platform.close();
  await database.drop();
});

describe('every publication of the demonstration that belongs to a contracting process', () => {
  test('is a release: each version once, but for what is not shown', async () => {
    const { rows } = await pool.query<{ number: string; version: number }>(
      `SELECT p.number, p.version FROM publication p JOIN publication_state s USING (number)
       WHERE s.visibility IN ('current', 'repealed') AND p.entry = ANY ($1) ORDER BY 1, 2`,
      [mapping.entries.map(({ entry }) => entry)],
    );
    expect(rows.length).toBeGreaterThan(20);
    const told = releases().filter(({ publications }) => publications[0]!.status === 'current');
    const sorted = told.map(({ publications: [is] }) => `${is!.id} ${String(is!.version)}`).sort();
    expect(sorted).toEqual(rows.map(({ number, version }) => `${number} ${String(version)}`));
  });

  test('passes the checks that a schema cannot make, alone and in its process', () => {
    expect(releases().flatMap((release) => releaseFaults(release, mapping.prefix))).toEqual([]);
    const compiled = [...records.values()].flatMap(({ records: [record] }) => [record!.compiledRelease]);
    expect(compiled.flatMap((release) => releaseFaults(release, mapping.prefix))).toEqual([]);
    expect([...records.values()].flatMap(({ records: [record] }) => processFaults(record!.releases))).toEqual([]);
  });

  test('stands in the record of its process as it stands in the feed', () => {
    for (const [
      ocid,
      {
        records: [record],
      },
    ] of records) {
      expect(record!.releases).toEqual(releases().filter((release) => release.ocid === ocid));
      expect(record!.compiledRelease).toEqual(compile(record!.releases));
    }
    expect(records.size).toBeGreaterThan(10);
  });
});

describeWithSchemas('by the official schemas of OCDS 1.1 with our extension', () => {
  const schemas = () => ocdsSchemas(schemaFolder()!);

  test('every release package and every record package of the demonstration is valid, with no unknown field', () => {
    const { releasePackage, recordPackage } = schemas();
    for (const each of packages) expect(releasePackage(each) ? [] : releasePackage.errors).toEqual([]);
    for (const each of records.values()) expect(recordPackage(each) ? [] : recordPackage.errors).toEqual([]);
  });

  test.each<[string, (release: Record<string, unknown>) => object]>([
    ['a tag of our own', (release) => ({ ...release, tag: ['held'] })],
    ['a date without its time', (release) => ({ ...release, date: '2026-11-20' })],
    ['a field that nobody knows', (release) => ({ ...release, titel: 'x' })],
    ['an asset of an unknown type', (release) => ({ ...release, asset: { type: 'boat' } })],
    ['a tender without id', (release) => ({ ...release, tender: { title: 'x' } })],
  ])('would not be valid with %s', (_what, change) => {
    const { releasePackage } = schemas();
    const [given] = packages;
    const [first] = given!.releases;
    expect(releasePackage({ ...given!, releases: [change({ ...first! })] })).toBe(false);
  });
});

describe('what the demonstration tells', () => {
  test('one procurement from notice to contract is one process, whose contract finds its award', async () => {
    const all = await ofEntry('procurement-transaction-process');
    const contract = all.find(({ contracts }) => contracts !== undefined)!;
    const { compiledRelease: whole } = records.get(contract.ocid)!.records[0]!;
    expect(whole.tender).toMatchObject({ value: { amount: 1_860_000, currency: 'CNY' }, amendments: [{}] });
    expect(whole.awards?.map(({ value, status }) => [value, status])).toEqual([
      [{ amount: 1_035_000, currency: 'CNY' }, 'active'],
      [{ amount: 757_000, currency: 'CNY' }, 'active'],
    ]);
    expect(whole.contracts).toMatchObject([{ awardID: whole.awards![0]!.id }]);
    const tags = records.get(contract.ocid)!.records[0]!.releases.map(({ tag }) => tag);
    expect(tags).toEqual([['tender'], ['tenderAmendment'], ['award'], ['contract']]);
  });

  test('a correction beside the original amends it and leaves its words alone', async () => {
    const [notice, correction] = await ofEntry('procurement-transaction-process');
    expect(correction!.tender!.amendments).toMatchObject([
      {
        amendsReleaseID: notice!.id,
        releaseID: correction!.id,
        rationale: expect.stringContaining('录播系统') as string,
      },
    ]);
    const { compiledRelease } = records.get(notice!.ocid)!.records[0]!;
    expect(compiledRelease.tender!.description).toBe(notice!.tender!.description);
  });

  test('a decision on a complaint is a document of a review body', async () => {
    const [decision] = await ofEntry('procurement-handling-decisions');
    expect(decision).toMatchObject({
      tag: ['tenderUpdate'],
      parties: [{ name: '财政局', roles: ['reviewBody'] }],
      tender: { documents: [{ documentType: 'complaints' }] },
    });
  });

  test('a parcel has its core fields by our extension, a corrected one as it is now', async () => {
    const [parcel] = await ofEntry('land-grant-announcement');
    const { compiledRelease } = records.get(parcel!.ocid)!.records[0]!;
    expect(compiledRelease.asset).toMatchObject({
      type: 'land',
      area: { value: 1.2358, unit: '公顷' },
      buildingDensity: '不大于40%',
      use: expect.any(String) as string,
    });
    expect(compiledRelease.awards).toMatchObject([
      {
        suppliers: [{ name: '同江市北岸商业管理有限公司（示例企业）' }],
        value: { amount: 6_673_300, currency: 'CNY' },
      },
    ]);
  });

  test('what was held and came back has a release for each change, and only the last one carries the content', async () => {
    const all = await ofEntry('property-predisclosure');
    expect(all.map(({ publications: [is], planning }) => [is!.status, planning === undefined])).toEqual([
      ['held', true],
      ['current', false],
    ]);
    expect(all[0]!.publications[0]!.withdraws).toHaveLength(1);
    expect(all[1]!.id).not.toBe(all[0]!.publications[0]!.withdraws![0]);
  });
});
