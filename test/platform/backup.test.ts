import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readBackup } from '../../src/backup/read-backup.js';
import { tablesInOrder } from '../../src/backup/tables.js';
import { writeBackup } from '../../src/backup/write-backup.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

const ID = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

let from: FreshDatabase;
let to: FreshDatabase;
let folder: string;
let file: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gk-backup-'));
  file = join(folder, 'backup.jsonl.gz');
  [from, to] = await Promise.all([freshDatabase(), freshDatabase()]);
  await from.pool().query(`
    INSERT INTO definition (hash, name, content) VALUES ('h', 'disclosure', '{"id": "公开", "n": 12345678901234567890.5}');
    INSERT INTO account (id, person, unit, roles) VALUES ('a', '张三', 'u', '{drafter,reviewer}');
    INSERT INTO session (id_hash, account, created_at, expires_at) VALUES ('\\x01', 'a', now(), now());
    INSERT INTO audit_head (size, root, frontier, signed_at, key_id, signature)
      VALUES (9007199254740993, '\\x00ff', ARRAY['\\x01'::bytea, '\\xfe'], '2026-11-23 10:00:00.123456+08', 'k', '\\x22');
    INSERT INTO blob (sha256, media_type, size, content) VALUES ('s', 'text/plain', 3, '\\x610a22');
    INSERT INTO workflow_case (id, kind, definition, snapshot, state, states, unit, facts, audit_seq, audit_hash, created_by, created_at, updated_at, entered_at)
      SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'item', 'h', '{}', 's', '{s}', 'u', '{}', 1, '\\x00', 'a', now(), now(), now()
      FROM generate_series(1, 1201) n;
    INSERT INTO item (id, entry, domain, title, content_hash, public_hash, search)
      VALUES ('${ID(1)}', 'e', 'd', E'一行\\n两行 \u2028 "引号"', 'c', 'p', to_tsvector('simple', '土地 出让 公告'));`);
});

afterEach(async () => {
  await Promise.all([from.drop(), to.drop()]);
  rmSync(folder, { recursive: true, force: true });
});

const contentOf = async (database: FreshDatabase): Promise<Record<string, string[]>> => {
  const pool = database.pool(2);
  const content: Record<string, string[]> = {};
  for (const table of await tablesInOrder(pool)) {
    const { rows } = await pool.query<{ line: string }>(`SELECT t::text AS line FROM ${table} t ORDER BY 1`);
    content[table] = rows.map((row) => row.line);
  }
  return content;
};

test('a backup restored elsewhere is the same database to the last byte, instant and digit, without its sign-ins', async () => {
  const rows = await writeBackup(from.pool(), file);
  expect(await readBackup(to.pool(), file)).toBe(rows);
  const restored = await contentOf(to);
  expect(restored).toEqual(await contentOf(from));
  expect(restored.workflow_case).toHaveLength(1201);
  expect((await to.pool().query('SELECT 1 FROM session')).rows).toEqual([]);
});

test('every table is kept, save sign-ins, signs of life and the record of migrations', async () => {
  const all = await from
    .pool()
    .query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
  const kept = new Set(await tablesInOrder(from.pool()));
  expect(
    all.rows
      .map((row) => row.name)
      .filter((name) => !kept.has(name))
      .sort(),
  ).toEqual(['heartbeat', 'migrations', 'session']);
});

test('a backup is not read into a database that holds something', async () => {
  await writeBackup(from.pool(), file);
  await expect(readBackup(from.pool(), file)).rejects.toThrow(/holds something already/);
});

test('a backup that was cut off restores nothing at all', async () => {
  await writeBackup(from.pool(), file);
  const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
  writeFileSync(file, gzipSync(`${lines.slice(0, -1).join('\n')}\n`));
  await expect(readBackup(to.pool(), file)).rejects.toThrow(/cut off/);
  expect(await contentOf(to).then((content) => Object.values(content).flat())).toEqual([]);
});

test('a damaged file restores nothing and is told', async () => {
  await writeBackup(from.pool(), file);
  writeFileSync(file, readFileSync(file).subarray(0, 2000));
  await expect(readBackup(to.pool(), file)).rejects.toThrow(/unexpected end of file/);
  expect(await contentOf(to).then((content) => Object.values(content).flat())).toEqual([]);
});

test('a backup of another schema is refused with what to do', async () => {
  await writeBackup(from.pool(), file);
  await to.ownerPool().query(`INSERT INTO migrations (timestamp, name) VALUES (1, 'Later')`);
  await expect(readBackup(to.pool(), file)).rejects.toThrow(/then upgrade/);
});
