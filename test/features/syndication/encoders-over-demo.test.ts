import { HTTP, type CloudEvent } from 'cloudevents';
import type { Pool } from 'pg';
import { loadDemo } from '../../../src/demo/load-demo.js';
import { dateInShanghai } from '../../../src/domain/calendar/dates.js';
import { csvRows } from '../../../src/domain/exchange/csv.js';
import { batchFaults, type BatchRow } from '../../../src/domain/exchange/dual-publicity/batch.js';
import { importedFrom } from '../../../src/domain/exchange/dual-publicity/import.js';
import type { CreditRecord } from '../../../src/domain/exchange/dual-publicity/table.js';
import { sheetOf } from '../../../src/domain/exchange/sheet.js';
import { batchFiles } from '../../../src/exchange/batch-files.js';
import { SystemClock } from '../../../src/platform/clock.js';
import type { ClaimedDelivery } from '../../../src/syndication/claimed-delivery.js';
import { announcementText } from '../../../src/syndication/encoders/announcement.js';
import { ENCODERS } from '../../../src/syndication/encoders/encoders.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { tongjiang } from '../../support/jurisdictions/index.js';
import { testSettings } from '../../support/settings.js';
import { faultsIn, mapping, read, recordsIn } from '../../support/trading-message.js';

// Its OCDS releases are checked in test/features/portal/ocds.test.ts, as the window serves them.

const addresses = {
  base: 'https://open.example',
  publication: (number: string) => `https://open.example/open/${number}`,
  file: (sha256: string, name: string) => `https://open.example/files/${sha256}/${encodeURIComponent(name)}`,
};
const ground = { jurisdiction: tongjiang, addresses };

interface Stored extends ClaimedDelivery {
  readonly elements: Readonly<Record<string, unknown>>;
  readonly creditRecords: readonly CreditRecord[];
}

/** Every publication of the window as a delivery would be claimed. */
const PUBLICATIONS = `
SELECT p.id, p.case_id AS "caseId", '' AS channel, 'publish' AS operation, 1 AS attempt, p.published_at AS "createdAt", 1 AS sequence, p.number, p.version,
  p.entry, p.domain, p.unit, p.title, p.summary, p.body, p.attachments, p.formed_on::text AS "formedOn", p.published_at AS "publishedAt",
  p.change_note AS "changeNote", p.relation, p.public_hash AS "publicHash", s.visibility, s.notice, ARRAY[p.number] AS together, i.elements,
  CASE WHEN j.id IS NULL THEN NULL ELSE json_build_object('id', j.id, 'code', j.code, 'name', j.name, 'parties', j.parties) END AS project,
  coalesce((SELECT v.content -> 'creditRecords' FROM item_version v WHERE v.item = p.case_id AND v.published_at = p.published_at LIMIT 1), '[]')
    AS "creditRecords"
FROM publication p JOIN publication_state s ON s.number = p.number JOIN item i ON i.id = p.case_id
LEFT JOIN project j ON j.id = p.project ORDER BY p.number, p.version`;

let database: FreshDatabase;
let pool: Pool;
let all: readonly Stored[];
beforeAll(async () => {
  database = await freshDatabase();
  pool = database.pool();
  await loadDemo(testSettings(database.url, { DEMO: 'true' }), tongjiang, new SystemClock().now());
  all = (await pool.query<Stored>(PUBLICATIONS)).rows;
}, 180_000);
afterAll(async () => {
  await database.drop();
});

const current = (of: readonly Stored[]) => of.filter(({ visibility }) => visibility === 'current');
const offline = (of: readonly Stored[]) =>
  of.filter(({ visibility }) => visibility === 'held' || visibility === 'takenDown');
const OPERATIONS = ['publish', 'update', 'hold', 'release', 'withdraw', 'repeal', 'resend'] as const;

describe('the demonstration, told by webhook', () => {
  const channel = [...tongjiang.channels.values()].find(({ encoder }) => encoder === 'webhook')!;
  const encoded = (delivery: ClaimedDelivery) => ENCODERS.get('webhook')!(delivery, channel, ground);

  test('is CloudEvents by the schema of the official package, every publication under every operation', () => {
    expect(new Set(all.map(({ domain }) => domain)).size).toBe(tongjiang.domains.size);
    const invalid = all.flatMap((each) =>
      OPERATIONS.filter((operation) => {
        const { contentType, body } = encoded({ ...each, operation });
        const event = HTTP.toEvent({ headers: { 'content-type': contentType }, body }) as CloudEvent<{
          number: string;
        }>;
        return !event.validate() || event.data?.number !== each.number;
      }).map((operation) => `${each.number} ${operation}`),
    );
    expect(invalid).toEqual([]);
  });

  test('says nothing of what is offline but its names', () => {
    expect(offline(all).length).toBeGreaterThan(0);
    for (const each of offline(all)) expect(encoded(each).body).not.toContain(each.title);
  });
});

describe('the demonstration, told to the trading platform', () => {
  let owed: readonly Stored[];
  beforeAll(() => {
    owed = all.filter(({ domain }) => tongjiang.domains.get(domain)!.channels.includes(mapping.channel));
  });
  const channel = tongjiang.channels.get(mapping.channel)!;
  const encoded = (delivery: ClaimedDelivery) => ENCODERS.get('trading-xml')!(delivery, channel, ground).body;
  /** Whether the entry has a data set at all. */
  const covered = (entry: string): boolean => (tongjiang.trading?.entries.get(entry)?.records.length ?? 0) > 0;

  test('is valid XML by the derived schema, every publication of the five domains of it', async () => {
    expect(owed.length).toBeGreaterThan(25);
    expect(new Set(owed.map(({ domain }) => domain)).size).toBe(5);
    expect(await faultsIn(owed.map(encoded))).toEqual([]);
  });

  test('has records of every publication that is shown, but for entries without a data set and parts that have none', () => {
    const silent = current(owed).filter((each) => covered(each.entry) && recordsIn(encoded(each)).length === 0);
    expect(new Set(silent.map(({ entry }) => entry))).toEqual(new Set(['engineering-market-entity-credit']));
    expect(silent.some(({ elements }) => 'penalties' in elements)).toBe(false);
    const told = new Set(current(owed).flatMap((each) => recordsIn(encoded(each)).map(([name]) => name)));
    expect(told.size).toBeGreaterThanOrEqual(13);
  });

  test('names no person’s id number, and nothing of what is offline', () => {
    const ids = owed.flatMap(({ elements }) => JSON.stringify(elements).match(/230899\d{11}[\dX]/g) ?? []);
    expect(ids.length).toBeGreaterThan(3);
    const sent = owed.map(encoded).join('\n');
    expect(ids.filter((id) => sent.includes(id))).toEqual([]);
    expect(offline(owed).length).toBeGreaterThan(0);
    for (const each of offline(owed)) expect(read(encoded(each)).children.map(({ name }) => name)).toEqual(['HEAD']);
  });

  test('sent again is what each publication is by now, in the same words', () => {
    for (const each of current(owed)) {
      const again = encoded({ ...each, operation: 'resend' });
      const operation = each.version === 1 ? 'publish' : 'update';
      expect(again).toBe(encoded({ ...each, operation }));
    }
  });
});

describe('the demonstration, to be posted by a person', () => {
  const posted = [...tongjiang.channels.values()].filter(({ encoder }) => encoder === 'announcement');
  const length = (text: string): number => [...new Intl.Segmenter('zh').segment(text)].length;

  test.each(posted.map(({ id, most }) => [id, most]))(
    'fits %s: never more than %i characters, never without the whole link',
    (_, most) => {
      expect(current(all).length).toBeGreaterThan(30);
      for (const { unit, title, summary, number } of current(all)) {
        const url = addresses.publication(number);
        const text = announcementText({ unit: tongjiang.units.get(unit)!.name.zh, title, summary, url }, most!);
        expect(length(text)).toBeLessThanOrEqual(most!);
        expect(text.endsWith(` ${url}`)).toBe(true);
      }
    },
  );
});

describe('the demonstration’s licences and penalties, as they are filed (双公示)', () => {
  const house = tongjiang.dualPublicity!;

  test('have no fault, and the file of each is taken back by the import as it went', async () => {
    const today = dateInShanghai(new SystemClock().now().toISOString());
    const told = all.filter(({ creditRecords }) => creditRecords.length > 0);
    expect(new Set(told.flatMap(({ creditRecords }) => creditRecords.map(({ kind }) => kind))).size).toBe(2);
    for (const { number, version, creditRecords } of told) {
      const rows = creditRecords.map((record): BatchRow => ({ number, version, operation: 'publish', record }));
      expect(batchFaults(house, rows, today)).toEqual([]);
      const files = Object.entries(await batchFiles(house, rows));
      const { records, refusals } = importedFrom(
        house,
        files.map(([kind, file]) => sheetOf(kind, csvRows(file.csv))),
      );
      expect([records.map(({ record }) => record), refusals]).toEqual([creditRecords, []]);
    }
  });
});
