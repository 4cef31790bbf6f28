import type { Pool } from 'pg';
import { Sequencer } from '../../../src/audit/sequencer.js';
import { newestHead } from '../../../src/audit/newest-head.js';
import type { SignedHead } from '../../../src/domain/audit/head.js';
import { leafHash } from '../../../src/domain/audit/merkle.js';
import { verifyTrail } from '../../../src/audit/verify/verify-trail.js';
import type { Finding } from '../../../src/audit/verify/findings.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { aCase, addEntry, behindTheBack, afternoon, signingPair } from '../../support/trail.js';

describe('the verification of the log', () => {
  const clock = afternoon();
  const { key, trusted } = signingPair();
  let database: FreshDatabase;
  let app: Pool;
  let owner: Pool;
  let item: { id: string; entries: string[] };
  let kept: SignedHead;

  const verify = async (against: SignedHead | null = null): Promise<readonly Finding[]> =>
    (await verifyTrail(app, { now: clock.now(), keys: trusted, kept: against })).findings;

  beforeEach(async () => {
    database = await freshDatabase();
    app = database.pool();
    owner = database.ownerPool();
    const sequencer = new Sequencer(app, clock, key);
    item = await aCase(app, [{ action: 'CREATE' }, { action: 'EDIT' }]);
    await sequencer.seal();
    for (const action of ['EDIT', 'EDIT', 'SUBMIT']) item.entries.push(await addEntry(app, item.id, { action }));
    await sequencer.seal();
    kept = (await newestHead(app))!;
  });

  afterEach(async () => {
    await database.drop();
  });

  it('is tried below with every column a leaf and a head have', async () => {
    const columns = await app.query<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_name IN ('audit_leaf', 'audit_head')`,
    );
    const tried = [
      ...LEAVES.map(([column]) => `audit_leaf.${column}`),
      ...HEADS.map(([column]) => `audit_head.${column}`),
    ];
    expect(columns.rows.map((row) => row.name).sort()).toEqual(tried.sort());
  });

  const LEAVES: [string, string, string[]][] = [
    ['position', 'position + 10', ['leaf-out-of-sequence', 'root-differs']],
    ['entry', 'gen_random_uuid()', ['leaf-without-entry', 'never-sealed']],
    ['leaf_hash', `sha256('another')`, ['leaf-differs', 'root-differs']],
  ];

  it.each(LEAVES)('finds the leaf whose %s was altered', async (column, value, codes) => {
    await behindTheBack(owner, `UPDATE audit_leaf SET ${column} = ${value} WHERE position = 3`);
    const findings = await verify();
    expect(findings.map((finding) => finding.code)).toEqual(expect.arrayContaining(codes));
    const named = findings.map((finding) => finding.entry);
    expect(named).toContain(item.entries[column === 'position' ? 4 : 3]);
  });

  const HEADS: [string, string, string[]][] = [
    ['size', 'size - 1', ['root-differs', 'signature-wrong', 'leaves-beyond-head']],
    ['root', `sha256('another')`, ['root-differs', 'signature-wrong']],
    ['frontier', `frontier[2:2] || frontier[1:1]`, ['frontier-differs']],
    ['signed_at', `signed_at + interval '1 microsecond'`, ['signature-wrong']],
    ['key_id', `'0000000000000000'`, ['key-unknown']],
    ['signature', `sha256(signature) || sha256('another')`, ['signature-wrong']],
  ];

  it.each(HEADS)('finds the head whose %s was altered', async (column, value, codes) => {
    await behindTheBack(owner, `UPDATE audit_head SET ${column} = ${value} WHERE size = 5`);
    const findings = await verify();
    expect(findings.map((finding) => finding.code).sort()).toEqual(codes.sort());
  });

  it('finds a history rewritten whole, leaves included, by the first head that does not fit', async () => {
    await behindTheBack(owner, `UPDATE audit_leaf SET leaf_hash = $1 WHERE position = 2`, [leafHash(Buffer.alloc(32))]);
    await behindTheBack(owner, `DELETE FROM audit_entry WHERE id = $1`, [item.entries[2]]);
    const findings = await verify();
    expect(findings).toContainEqual(expect.objectContaining({ code: 'root-differs', entry: item.entries[2] }));
  });

  it('finds a leaf appended without a signed head', async () => {
    const added = await addEntry(app, item.id, { action: 'APPROVE' });
    await app.query('DELETE FROM audit_unsealed');
    await app.query(
      `INSERT INTO audit_leaf (position, entry, leaf_hash) SELECT 5, id, sha256('\\x00'::bytea || hash) FROM audit_entry WHERE id = $1`,
      [added],
    );
    expect(await verify()).toMatchObject([{ code: 'leaves-beyond-head', entry: added, params: { position: '5' } }]);
  });

  it('finds a log that is shorter than a head in it says', async () => {
    await behindTheBack(owner, 'DELETE FROM audit_leaf WHERE position = 4');
    const findings = await verify();
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'log-truncated', params: expect.objectContaining({ size: '5', found: 4 }) }),
    );
  });

  it('does not believe a head signed by another key', async () => {
    const other = signingPair();
    await addEntry(app, item.id, { action: 'APPROVE' });
    await new Sequencer(app, clock, other.key).seal();
    expect(await verify()).toMatchObject([{ code: 'key-unknown', params: { size: '6' } }]);
  });

  describe('against a head kept elsewhere', () => {
    it('finds nothing when the log only grew since', async () => {
      await addEntry(app, item.id, { action: 'APPROVE' });
      await new Sequencer(app, clock, key).seal();
      expect(await verify(kept)).toEqual([]);
    });

    it('finds a log cut back to an older head, which nothing inside the database shows', async () => {
      await cutBackToFirstHead();
      expect(await verify()).toEqual([]);
      expect(await verify(kept)).toMatchObject([{ code: 'kept-head-truncated', params: { size: 5, found: 2 } }]);
    });

    it('finds a log cut back and grown again with other entries under the same key', async () => {
      await cutBackToFirstHead();
      for (const action of ['EDIT', 'EDIT', 'SUBMIT']) await addEntry(app, item.id, { action });
      await new Sequencer(app, clock, key).seal();
      expect(await verify()).toEqual([]);
      expect(await verify(kept)).toMatchObject([{ code: 'kept-head-differs', params: { size: 5 } }]);
    });

    it('does not take a head that nobody trusted signed, nor one of another log', async () => {
      expect(await verify({ ...kept, signedAt: '2026-11-20T07:04:00.001Z' })).toMatchObject([
        { code: 'kept-head-unsigned' },
      ]);
      expect(await verify({ ...kept, log: 'another' })).toMatchObject([{ code: 'kept-head-of-another-log' }]);
    });
  });

  async function cutBackToFirstHead(): Promise<void> {
    await behindTheBack(owner, 'DELETE FROM audit_head WHERE size > 2');
    await behindTheBack(owner, 'DELETE FROM audit_leaf WHERE position >= 2');
    await behindTheBack(owner, 'DELETE FROM audit_entry WHERE seq > 2');
    await behindTheBack(
      owner,
      `UPDATE workflow_case SET audit_seq = 2, audit_hash = (SELECT hash FROM audit_entry WHERE seq = 2) WHERE id = $1`,
      [item.id],
    );
  }
});
