import type { Pool } from 'pg';
import type { Jurisdiction } from '../src/domain/catalogue/jurisdiction.js';
import { inTransaction } from '../src/platform/database.js';
import { segmentForIndex } from '../src/platform/segment.js';

const WHAT = [
  '挂牌出让公告',
  '拍卖出让公告',
  '成交结果公示',
  '招标计划',
  '中标候选人公示',
  '中标结果公告',
  '采购需求',
  '合同公告',
];
const PLACES = [
  '同江镇',
  '乐业镇',
  '三村镇',
  '临江镇',
  '向阳镇',
  '青河镇',
  '街津口乡',
  '八岔乡',
  '金川乡',
  '银川乡',
  '繁荣街',
  '通江街',
];
const MATTERS = [
  '国有建设用地使用权',
  '道路改造工程',
  '供水管网',
  '保障性住房',
  '农村公路',
  '学校食堂食材',
  '办公设备',
  '林地承包经营权',
];
/** Once in five thousand titles. */
const RARE = { every: 5_000, what: '采砂许可' };

/** Two words each: in one title of a hundred, in a handful of all, and in none though each alone is frequent. */
export const SEARCHES = {
  'two frequent words': '挂牌 供水',
  'a rare word and a frequent one': '采砂 临江',
  'two words that never meet': '挂牌 拍卖',
} as const;

/** Publications as the window shows them, newest last, over all entries and units; indexes are made when the rows are there. */
export async function fillWindow(owner: Pool, { entries, units }: Jurisdiction, count: number): Promise<void> {
  const titles = WHAT.flatMap((what) => PLACES.flatMap((place) => MATTERS.map((matter) => `${place}${matter}${what}`)));
  const all = [...entries.values()];
  const rare = `${PLACES[3]!}${RARE.what}公告`;
  const of = [all.map(({ id }) => id), all.map(({ domain }) => domain), [...units.keys()]];
  const made = await indexesOf(owner);
  await inTransaction(owner, async (tx) => {
    await tx.query(`SET LOCAL session_replication_role = replica; SET LOCAL maintenance_work_mem = '256MB'`);
    for (const { name } of made) await tx.query(`DROP INDEX ${name}`);
    await tx.query(PUBLICATIONS, [count, titles, rare, RARE.every, ...of]);
    await tx.query(STATES, [count, titles.map(segmentForIndex), segmentForIndex(rare), RARE.every]);
    for (const { definition } of made) await tx.query(definition);
  });
  for (const table of ['publication', 'publication_state']) await owner.query(`VACUUM ANALYZE ${table}`);
}

async function indexesOf(owner: Pool): Promise<readonly { name: string; definition: string }[]> {
  const { rows } = await owner.query<{ name: string; definition: string }>(
    `SELECT c.relname AS name, pg_get_indexdef(c.oid) AS definition FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid IN ('publication'::regclass, 'publication_state'::regclass) AND NOT i.indisunique`,
  );
  return rows;
}

const NUMBER = `'112308810000000017/' || 2000 + n / 50000 || '-' || lpad(n::text, 7, '0')`;
/** A multiplicative step, so that neighbours in time are of different kinds and every title comes. */
const TITLE = `1 + (n * 769::bigint) % cardinality($2::text[])`;

const PUBLICATIONS = `
INSERT INTO publication (id, number, version, case_id, entry, domain, unit, publisher, title, summary, body, attachments, formed_on,
  published_at, public_hash)
SELECT md5('publication' || n)::uuid, ${NUMBER}, 1, md5('case' || n)::uuid, ($5::text[])[e.at], ($6::text[])[e.at], u.unit, u.unit,
  CASE WHEN n % $4::int = 0 THEN $3::text ELSE ($2::text[])[${TITLE}] END || '（' || n || '号）', '', '[]', '[]', '2026-01-05',
  timestamptz '2006-01-01' + n * interval '10 minutes', md5(n::text)
FROM generate_series(1, $1::int) n
CROSS JOIN LATERAL (SELECT 1 + n % cardinality($5::text[]) AS at) e
CROSS JOIN LATERAL (SELECT ($7::text[])[1 + n / 7 % cardinality($7::text[])] AS unit) u`;

const STATES = `
INSERT INTO publication_state (number, publication, case_id, entry, domain, unit, visibility, changed_at, published_at, search)
SELECT p.number, p.id, p.case_id, p.entry, p.domain, p.unit, 'current', p.published_at, p.published_at,
  to_tsvector('simple', CASE WHEN n % $4::int = 0 THEN $3::text ELSE ($2::text[])[${TITLE}] END || ' ' || n || ' 号')
FROM generate_series(1, $1::int) n JOIN publication p ON p.id = md5('publication' || n)::uuid`;
