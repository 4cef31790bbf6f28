import type { Pool } from 'pg';
import { Sequencer } from '../../../src/audit/sequencer.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { aCase, afternoon, signingPair } from '../../support/trail.js';

const TABLES = ['audit_entry', 'audit_leaf', 'audit_head', 'publication', 'definition'];
const COLUMN = {
  audit_entry: 'actor',
  audit_leaf: 'leaf_hash',
  audit_head: 'root',
  publication: 'title',
  definition: 'name',
};
const CHANGES = TABLES.flatMap((table) => {
  const column = COLUMN[table as keyof typeof COLUMN];
  return [[`UPDATE ${table} SET ${column} = ${column}`], [`DELETE FROM ${table}`], [`TRUNCATE ${table} CASCADE`]];
});

describe('the trail in the database', () => {
  const clock = afternoon();
  let database: FreshDatabase;
  let app: Pool;
  let owner: Pool;

  beforeAll(async () => {
    database = await freshDatabase();
    app = database.pool();
    owner = database.ownerPool();
    const { id, entries } = await aCase(app, [{ action: 'CREATE' }]);
    await new Sequencer(app, clock, signingPair().key).seal();
    await app.query(
      `INSERT INTO publication (id, number, version, case_id, entry, domain, unit, publisher, title, summary, body, attachments,
        published_at, public_hash)
      VALUES ($1, 'N/2026-00001', 1, $2, 'A1', 'land', 'land-bureau', 'land-bureau', '', '', '[]', '[]', now(), '')`,
      [entries[0], id],
    );
  });

  afterAll(async () => {
    await database.drop();
  });

  it.each(CHANGES)('refuses the application: %s', async (statement) => {
    await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it.each(CHANGES)('refuses the owner too, by trigger: %s', async (statement) => {
    await expect(owner.query(statement)).rejects.toThrow(/is append-only: (UPDATE|DELETE|TRUNCATE) refused/);
  });

  it.each([
    ['ALTER TABLE audit_entry DISABLE TRIGGER append_only'],
    ['ALTER TABLE audit_entry DISABLE TRIGGER ALL'],
    ['DROP TRIGGER append_only ON audit_entry'],
    ['DROP TABLE audit_entry'],
    ['CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$'],
    ['SET session_replication_role = replica'],
  ])('does not let the application lift that: %s', async (statement) => {
    await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('does not let the application give itself the right', async () => {
    await app.query('GRANT UPDATE, DELETE, TRUNCATE ON audit_entry TO gongkai_app');
    await expect(app.query('DELETE FROM audit_entry')).rejects.toThrow('permission denied for table audit_entry');
  });

  it('lets the application add, and erase content that is kept apart for that', async () => {
    const { entries } = await aCase(app, [{ action: 'RETURN', content: { comment: '缺宗地图' } }]);
    await app.query('DELETE FROM audit_content WHERE entry = $1', [entries[0]]);
    expect((await app.query('SELECT FROM audit_content')).rowCount).toBe(0);
  });
});
