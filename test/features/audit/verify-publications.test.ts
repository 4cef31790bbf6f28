import type { Pool } from 'pg';
import { verifyTrail } from '../../../src/audit/verify/verify-trail.js';
import type { Finding } from '../../../src/audit/verify/findings.js';
import { publicHash, type PublicCopy } from '../../../src/domain/items/public-copy.js';
import { newId } from '../../../src/platform/ids.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { aCase, addEntry, afternoon, behindTheBack } from '../../support/trail.js';

const COPY: PublicCopy = {
  entry: 'A7',
  title: '乐业镇宗地出让公告',
  summary: '',
  body: [],
  attachments: [],
  formedOn: '2026-11-18',
};

describe('the verification of publications', () => {
  const clock = afternoon();
  let database: FreshDatabase;
  let app: Pool;
  let owner: Pool;
  let act: string;
  let publication: string;

  const verify = async (): Promise<readonly Finding[]> =>
    (await verifyTrail(app, { now: clock.now(), keys: new Map(), kept: null })).findings;

  async function publish(caseId: string): Promise<string> {
    const id = newId();
    await app.query(
      `INSERT INTO publication (id, number, version, case_id, entry, domain, unit, publisher, title, summary, body, attachments, formed_on,
        published_at, public_hash)
      VALUES ($1::uuid, $1::text, 1, $2, $3, 'land', 'land-bureau', 'land-bureau', $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[
          id,
          caseId,
          COPY.entry,
          COPY.title,
          COPY.summary,
          JSON.stringify(COPY.body),
          JSON.stringify(COPY.attachments),
        ],
        ...[COPY.formedOn, clock.now(), publicHash(COPY)],
      ],
    );
    return id;
  }

  beforeEach(async () => {
    database = await freshDatabase();
    app = database.pool();
    owner = database.ownerPool();
    const { id } = await aCase(app, [{ action: 'CREATE' }]);
    publication = await publish(id);
    act = await addEntry(app, id, { action: 'PUBLISH', detail: { publication, publicHash: publicHash(COPY) } });
    await addEntry(app, id, { action: 'HOLD', detail: { publicHash: 'of a correction under way' } });
  });

  afterEach(async () => {
    await database.drop();
  });

  it('finds nothing when what the public sees is what was approved', async () => {
    expect(await verify()).toEqual([]);
  });

  it.each([
    ['entry', `'A8'`],
    ['title', `'另一则公告'`],
    ['summary', `'添了一句'`],
    ['body', `'[{"id": "price"}]'`],
    ['attachments', `'[{"id": "a"}]'`],
    ['formed_on', `formed_on + 1`],
  ])('finds a publication whose %s was altered, and names the act that made it', async (column, value) => {
    await behindTheBack(owner, `UPDATE publication SET ${column} = ${value}`);
    expect(await verify()).toMatchObject([{ code: 'publication-altered', entry: act, params: { publication } }]);
  });

  it('finds a publication altered together with its hash by what the trail recorded', async () => {
    const altered = publicHash({ ...COPY, title: '另一则公告' });
    await behindTheBack(owner, `UPDATE publication SET title = '另一则公告', public_hash = $1`, [altered]);
    expect(await verify()).toMatchObject([{ code: 'publication-differs', entry: act }]);
  });

  it('finds a publication that no recorded act made', async () => {
    const { id } = await aCase(app, [{ action: 'CREATE' }]);
    const forged = await publish(id);
    expect(await verify()).toMatchObject([{ code: 'publication-unrecorded', params: { publication: forged } }]);
  });

  it('finds a publication that was removed', async () => {
    await behindTheBack(owner, 'DELETE FROM publication');
    expect(await verify()).toMatchObject([{ code: 'publication-missing', entry: act, params: { publication } }]);
  });
});
