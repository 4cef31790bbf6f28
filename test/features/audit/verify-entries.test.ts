import type { Pool } from 'pg';
import { Sequencer } from '../../../src/audit/sequencer.js';
import type { FindingCode } from '../../../src/audit/verify/findings.js';
import { verifyTrail, type Verdict } from '../../../src/audit/verify/verify-trail.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { aCase, addEntry, behindTheBack, afternoon, signingPair } from '../../support/trail.js';

/** What somebody with the database's own rights could write into each column of one entry. */
const ALTERATIONS: Record<string, string> = {
  id: `overlay(id::text PLACING '0' FROM 15)::uuid`,
  subject: `'0193a1b2-0000-7000-8000-0000000000ff'`,
  seq: '7',
  at: `at + interval '1 microsecond'`,
  actor: `'land-bureau.approver'`,
  unit: `'office'`,
  on_behalf_of: `'office'`,
  action: `'CLEAR'`,
  from_state: 'NULL',
  to_state: `'work.approval'`,
  revision: 'revision + 1',
  detail: `detail || '{"publicHash": "0"}'`,
  content_digest: 'NULL',
  prev_hash: `sha256('another')`,
  hash: `sha256('another')`,
};

describe('the verification of the trail', () => {
  const { key, trusted } = signingPair();
  let clock: ReturnType<typeof afternoon>;
  let database: FreshDatabase;
  let app: Pool;
  let owner: Pool;
  let item: { id: string; entries: string[] };

  const verify = async (): Promise<Verdict> => await verifyTrail(app, { now: clock.now(), keys: trusted, kept: null });
  const codes = (verdict: Verdict): FindingCode[] => verdict.findings.map((finding) => finding.code);

  beforeEach(async () => {
    clock = afternoon();
    database = await freshDatabase();
    app = database.pool();
    owner = database.ownerPool();
    await aCase(app, [{ action: 'CREATE' }, { action: 'EDIT' }]);
    const acts = [
      { action: 'CREATE' },
      { action: 'SUBMIT' },
      { action: 'RETURN', content: { comment: '缺宗地图', person: '王芳' } },
      { action: 'SUBMIT' },
    ];
    item = await aCase(app, acts);
    await new Sequencer(app, clock, key).seal();
  });

  afterEach(async () => {
    await database.drop();
  });

  it('finds nothing on a trail nobody touched, and counts it', async () => {
    const verdict = await verify();
    expect(verdict.findings).toEqual([]);
    expect(verdict.counts).toEqual({
      entries: 6,
      subjects: 2,
      waiting: 0,
      contents: 1,
      erased: 0,
      leaves: 6,
      heads: 1,
      publications: 0,
    });
  });

  it('is tried below with every column an entry has', async () => {
    const columns = await app.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'audit_entry'`,
    );
    expect(columns.rows.map((row) => row.name).sort()).toEqual(Object.keys(ALTERATIONS).sort());
  });

  it.each(Object.entries(ALTERATIONS))('names the entry whose %s was altered', async (column, value) => {
    const where = column === 'id' ? `subject = '${item.id}' AND seq = 3` : `id = '${item.entries[2]!}'`;
    await behindTheBack(owner, `UPDATE audit_entry SET ${column} = ${value} WHERE ${where}`);
    const named = await app.query<{ id: string }>(
      column === 'id' ? `SELECT id FROM audit_entry WHERE ${where}` : `SELECT '${item.entries[2]!}' AS id`,
    );
    const [first] = (await verify()).findings;
    expect(first).toMatchObject({ code: 'entry-altered', entry: named.rows[0]!.id });
  });

  it('finds an entry altered together with its hash by the next entry, and by the log', async () => {
    const { rows } = await app.query<{ hash: Buffer }>(`SELECT hash FROM audit_entry WHERE id = $1`, [item.entries[3]]);
    await behindTheBack(owner, 'UPDATE audit_entry SET hash = $1 WHERE id = $2', [rows[0]!.hash, item.entries[2]]);
    const { findings } = await verify();
    expect(findings).toContainEqual(expect.objectContaining({ code: 'leaf-differs', entry: item.entries[2] }));
    expect(findings).toContainEqual(expect.objectContaining({ code: 'chain-broken', entry: item.entries[3] }));
  });

  it('finds an entry removed from the middle by the gap and by its leaf', async () => {
    await behindTheBack(owner, 'DELETE FROM audit_entry WHERE id = $1', [item.entries[1]]);
    const { findings } = await verify();
    expect(findings).toMatchObject([
      { code: 'leaf-without-entry', entry: item.entries[1] },
      { code: 'entry-out-of-sequence', entry: item.entries[2], params: { seq: 3, expected: 2 } },
    ]);
  });

  it('finds an entry put in by hand, though it is chained and hashed as it should be', async () => {
    const before = await app.query<{ hash: Buffer }>('SELECT audit_hash AS hash FROM workflow_case WHERE id = $1', [
      item.id,
    ]);
    const added = await addEntry(app, item.id, { action: 'APPROVE' });
    await app.query('DELETE FROM audit_unsealed WHERE entry = $1', [added]);
    await behindTheBack(owner, 'UPDATE workflow_case SET audit_seq = 4, audit_hash = $1 WHERE id = $2', [
      before.rows[0]!.hash,
      item.id,
    ]);
    expect((await verify()).findings).toMatchObject([
      { code: 'never-sealed', entry: added },
      { code: 'tail-exceeded', entry: added, params: { seq: 5, expected: 4 } },
    ]);
  });

  it('finds a chain cut off at its end by what the case says, though its leaves were cut off too', async () => {
    await behindTheBack(owner, 'DELETE FROM audit_entry WHERE id = $1', [item.entries[3]]);
    await behindTheBack(owner, 'DELETE FROM audit_leaf WHERE entry = $1', [item.entries[3]]);
    await behindTheBack(owner, 'DELETE FROM audit_head');
    const { findings } = await verify();
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'tail-truncated',
        entry: item.entries[2],
        params: expect.objectContaining({ seq: 3, expected: 4 }),
      }),
    );
  });

  it('finds a case whose newest entry is another than the case says', async () => {
    await behindTheBack(owner, `UPDATE workflow_case SET audit_hash = sha256('x') WHERE id = $1`, [item.id]);
    expect((await verify()).findings).toMatchObject([{ code: 'tail-differs', entry: item.entries[3] }]);
  });

  it('finds a case whose whole trail is gone, and a trail whose case is gone', async () => {
    await behindTheBack(owner, 'DELETE FROM workflow_case WHERE id = $1', [item.id]);
    expect((await verify()).findings).toMatchObject([{ code: 'case-missing', entry: item.entries[3] }]);
    const other = await aCase(app, [{ action: 'CREATE' }]);
    await behindTheBack(owner, 'DELETE FROM audit_entry WHERE id = $1', [other.entries[0]]);
    expect(codes(await verify())).toEqual(['case-missing', 'waiting-without-entry', 'case-without-trail']);
  });

  it.each([
    ['content', `content || '{"comment": "齐全"}'`],
    ['salt', `salt || '\\x00'`],
  ])('names the entry whose erasable %s was altered', async (column, value) => {
    await app.query(`UPDATE audit_content SET ${column} = ${value}`);
    expect((await verify()).findings).toMatchObject([{ code: 'content-altered', entry: item.entries[2] }]);
  });

  it('reports erased content as erased, not as a fault', async () => {
    await app.query('DELETE FROM audit_content');
    const verdict = await verify();
    expect(verdict.findings).toEqual([]);
    expect(verdict.counts).toMatchObject({ contents: 0, erased: 1 });
  });

  it('finds content that no entry announced', async () => {
    await app.query(`INSERT INTO audit_content (entry, salt, content) VALUES ($1, sha256('s'), '{}')`, [
      item.entries[0],
    ]);
    await app.query(`INSERT INTO audit_content (entry, salt, content) VALUES ($1, sha256('s'), '{}')`, [item.id]);
    expect((await verify()).findings).toMatchObject(
      [
        { code: 'content-unannounced', entry: item.entries[0] },
        { code: 'content-without-entry', entry: item.id },
      ].toSorted((a, b) => (a.entry! < b.entry! ? -1 : 1)),
    );
  });

  it('finds an entry that has waited ten seconds for the sequencer, and not one that has waited less', async () => {
    const waiting = await addEntry(app, item.id, { action: 'COMMENT' }, clock);
    clock.advance(10_000);
    const patient = await verify();
    expect(patient.findings).toEqual([]);
    expect(patient.counts.waiting).toBe(1);
    clock.advance(1);
    expect((await verify()).findings).toMatchObject([{ code: 'unsealed-too-long', entry: waiting }]);
  });

  it('names the oldest entry first and counts all, however many there are', async () => {
    const many = await aCase(
      app,
      Array.from({ length: 250 }, () => ({ action: 'EDIT' })),
      clock,
    );
    await new Sequencer(app, clock, key).seal();
    await behindTheBack(owner, `UPDATE audit_entry SET actor = 'nobody'`);
    const verdict = await verify();
    expect(verdict.count).toBe(6 + many.entries.length);
    expect(verdict.findings).toHaveLength(100);
    expect(verdict.findings.map((finding) => finding.entry)).toEqual(
      (await app.query<{ id: string }>('SELECT id FROM audit_entry ORDER BY id LIMIT 100')).rows.map((row) => row.id),
    );
  });
});
