import type { Pool } from 'pg';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

const APPEND_ONLY = ['audit_entry', 'audit_leaf', 'audit_head', 'publication', 'definition'];

let database: FreshDatabase;
let app: Pool;

beforeAll(async () => {
  database = await freshDatabase();
  app = database.pool();
});

afterAll(async () => {
  await database.drop();
});

describe('what the application may do in the database', () => {
  test('it works as a role that owns nothing', async () => {
    const owned = await app.query(`SELECT relname FROM pg_class WHERE relowner = 'gongkai_app'::regrole`);
    expect(owned.rows).toEqual([]);
  });

  test.each(APPEND_ONLY)('it cannot change, empty or unlock %s', async (table) => {
    for (const forbidden of [
      `UPDATE ${table} SET ${table === 'audit_leaf' ? 'position = 1' : table === 'audit_head' ? 'size = 1' : table === 'definition' ? `name = ''` : 'id = id'}`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
      `ALTER TABLE ${table} DISABLE TRIGGER append_only`,
      `DROP TRIGGER append_only ON ${table}`,
    ])
      await expect(app.query(forbidden)).rejects.toMatchObject({ code: '42501' });
  });

  test('it cannot become the owner nor rewrite what has been migrated', async () => {
    await expect(app.query('SET ROLE gongkai_owner')).rejects.toMatchObject({ code: '42501' });
    await expect(app.query('DELETE FROM migrations')).rejects.toMatchObject({ code: '42501' });
    await expect(app.query('SET session_replication_role = replica')).rejects.toMatchObject({ code: '42501' });
  });

  test('even the owner changes an append-only table only after lifting its trigger', async () => {
    const owner = database.ownerPool();
    await owner.query(`INSERT INTO definition (hash, name, content) VALUES ('h', 'n', '{}')`);
    await expect(owner.query(`UPDATE definition SET name = 'm'`)).rejects.toMatchObject({ code: '42501' });
    await expect(owner.query('TRUNCATE definition CASCADE')).rejects.toMatchObject({ code: '42501' });
  });
});
