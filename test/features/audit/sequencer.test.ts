import { Sequencer } from '../../../src/audit/sequencer.js';
import { verifyTrail } from '../../../src/audit/verify/verify-trail.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { aCase, addEntry, behindTheBack, manyEntries, afternoon, signingPair } from '../../support/trail.js';

describe('the sequencer', () => {
  const clock = afternoon();
  const { key, trusted } = signingPair();
  let database: FreshDatabase;

  beforeEach(async () => {
    database = await freshDatabase();
  });

  afterEach(async () => {
    await database.drop();
  });

  it('gives waiting entries the next positions and signs the new head', async () => {
    const pool = database.pool();
    const sequencer = new Sequencer(pool, clock, key);
    const { id } = await aCase(pool, [{ action: 'CREATE' }, { action: 'EDIT' }]);
    expect(await sequencer.seal()).toBe(2);
    await addEntry(pool, id, { action: 'SUBMIT' });
    expect(await sequencer.seal()).toBe(1);
    expect(await sequencer.seal()).toBe(0);
    const heads = await pool.query('SELECT size FROM audit_head ORDER BY size');
    expect(heads.rows).toEqual([{ size: '2' }, { size: '3' }]);
    const verdict = await verifyTrail(pool, { now: clock.now(), keys: trusted, kept: null });
    expect(verdict.findings).toEqual([]);
    expect(verdict.counts).toMatchObject({ entries: 3, subjects: 1, waiting: 0, leaves: 3, heads: 2 });
  });

  it('runs again at once only while batches are full, so that a busy hour does not make a head per entry', async () => {
    const pool = database.pool();
    const sequencer = new Sequencer(pool, clock, key, 2);
    await aCase(pool, [{ action: 'CREATE' }, { action: 'EDIT' }, { action: 'SUBMIT' }]);
    expect(await sequencer.run()).toBe(2);
    expect(await sequencer.run()).toBe(0);
    expect((await pool.query('SELECT FROM audit_unsealed')).rowCount).toBe(0);
  });

  it('is one at a time: while another seals, nothing is done and nobody waits', async () => {
    const pool = database.pool();
    await aCase(pool, [{ action: 'CREATE' }]);
    const other = await database.ownerPool().connect();
    await other.query('BEGIN');
    await other.query('LOCK TABLE audit_head IN EXCLUSIVE MODE');
    const first = new Sequencer(pool, clock, key).seal();
    await untilSomebodyWaits(database);
    expect(await new Sequencer(pool, clock, key).seal()).toBe(0);
    await other.query('COMMIT');
    other.release();
    expect(await first).toBe(1);
  });

  it('seals each entry once when two run side by side against many writers', async () => {
    const pool = database.pool();
    const sequencers = [new Sequencer(pool, clock, key, 3), new Sequencer(pool, clock, key, 3)];
    let writing = true;
    const sealing = sequencers.map(async (sequencer) => {
      let sealed = 0;
      while (writing) sealed += await sequencer.seal();
      return sealed;
    });
    const acts = Array.from({ length: 10 }, () => ({ action: 'EDIT' }));
    await Promise.all(Array.from({ length: 6 }, async () => await aCase(pool, acts)));
    writing = false;
    const during = (await Promise.all(sealing)).reduce((sum, sealed) => sum + sealed, 0);
    let after = 0;
    for (let n = await sequencers[0]!.seal(); n > 0; n = await sequencers[0]!.seal()) after += n;
    expect(during + after).toBe(60);
    const verdict = await verifyTrail(pool, { now: clock.now(), keys: trusted, kept: null });
    expect(verdict.findings).toEqual([]);
    expect(verdict.counts).toMatchObject({ entries: 60, leaves: 60 });
  });

  it('never holds up a writer: an action is written while a batch is being sealed', async () => {
    const pool = database.pool();
    const { id } = await aCase(pool, [{ action: 'CREATE' }]);
    const other = await database.ownerPool().connect();
    await other.query('BEGIN');
    await other.query('LOCK TABLE audit_head IN EXCLUSIVE MODE');
    const sealing = new Sequencer(pool, clock, key).seal();
    await untilSomebodyWaits(database);
    await addEntry(pool, id, { action: 'SUBMIT' });
    expect((await pool.query('SELECT FROM audit_entry')).rowCount).toBe(2);
    await other.query('COMMIT');
    other.release();
    expect(await sealing).toBe(1);
  });

  it('does not sign on top of a head that was altered', async () => {
    const pool = database.pool();
    const sequencer = new Sequencer(pool, clock, key);
    const { id } = await aCase(pool, [{ action: 'CREATE' }]);
    await sequencer.seal();
    await behindTheBack(database.ownerPool(), `UPDATE audit_head SET root = sha256('x')`);
    await addEntry(pool, id, { action: 'EDIT' });
    await expect(sequencer.seal()).rejects.toThrow('the head of size 1 was altered');
  });

  it('leaves an entry alone that is in the log already, whatever the waiting list says', async () => {
    const pool = database.pool();
    const sequencer = new Sequencer(pool, clock, key);
    const { entries } = await aCase(pool, [{ action: 'CREATE' }]);
    await sequencer.seal();
    await pool.query('INSERT INTO audit_unsealed (entry, at) VALUES ($1, now())', [entries[0]]);
    expect(await sequencer.seal()).toBe(0);
    const { findings } = await verifyTrail(pool, { now: clock.now(), keys: trusted, kept: null });
    expect(findings).toMatchObject([{ code: 'sealed-but-waiting', entry: entries[0] }]);
  });

  it('seals ten thousand entries in two batches', async () => {
    const pool = database.pool();
    await manyEntries(pool, 10_000);
    const sequencer = new Sequencer(pool, clock, key);
    expect(await sequencer.run()).toBe(5_000);
    expect(await sequencer.run()).toBe(5_000);
    const verdict = await verifyTrail(pool, { now: clock.now(), keys: trusted, kept: null });
    expect(verdict.findings).toEqual([]);
    expect(verdict.counts).toMatchObject({ entries: 10_000, leaves: 10_000, heads: 2 });
  });
});

/** Outside a transaction: inside one `pg_stat_activity` is frozen. */
async function untilSomebodyWaits(database: FreshDatabase): Promise<void> {
  const watcher = database.ownerPool();
  for (;;) {
    const waiting = await watcher.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (waiting.rowCount === 1) return;
  }
}
