import { createHash, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { PublicElement } from '../../src/domain/catalogue/element-values.js';
import { segmentForIndex } from '../../src/platform/segment.js';

/** What stands in the window, said as far as a test cares. */
export interface Published {
  readonly number?: string;
  readonly version?: number;
  readonly caseId?: string;
  readonly title?: string;
  readonly summary?: string;
  readonly entry?: string;
  readonly domain?: string;
  readonly unit?: string;
  readonly publisher?: string;
  readonly project?: string;
  readonly body?: readonly PublicElement[];
  readonly attachments?: readonly object[];
  readonly publishedAt?: string;
  readonly changeNote?: string;
  readonly relation?: { readonly kind: string; readonly of: string };
  readonly visibility?: string;
  readonly notice?: string;
}

let last = 0;

/** Puts a publication into the window as the engine's own write would leave it; answers its number. */
export async function publish(pool: Pool, said: Published = {}): Promise<string> {
  last += 1;
  const whole = {
    number: `11230881GK00000773/2026-${String(last).padStart(5, '0')}`,
    version: 1,
    caseId: randomUUID(),
    title: `国有建设用地使用权挂牌出让公告（${String(last)}）`,
    summary: '',
    entry: 'land-grant-announcement',
    domain: 'land',
    unit: 'land-bureau',
    body: [],
    attachments: [],
    publishedAt: new Date(Date.UTC(2026, 10, 1, 0, last)).toISOString(),
    visibility: 'current',
    ...said,
  };
  const id = randomUUID();
  await pool.query(
    `INSERT INTO publication (id, number, version, case_id, entry, domain, unit, publisher, project, title, summary, body, attachments,
                              formed_on, published_at, change_note, relation, public_hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '2026-10-30', $14, $15, $16, 'hash')`,
    [
      ...[id, whole.number, whole.version, whole.caseId, whole.entry, whole.domain, whole.unit],
      ...[said.publisher ?? whole.unit, said.project ?? null, whole.title, whole.summary],
      ...[JSON.stringify(whole.body), JSON.stringify(whole.attachments), whole.publishedAt],
      ...[said.changeNote ?? null, said.relation === undefined ? null : JSON.stringify(said.relation)],
    ],
  );
  await pool.query(
    `INSERT INTO publication_state (number, publication, case_id, entry, domain, unit, project, visibility, notice, changed_at,
                                    published_at, search)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, to_tsvector('simple', $11))
     ON CONFLICT (number) DO UPDATE SET publication = excluded.publication, published_at = excluded.published_at,
                                        changed_at = excluded.changed_at, search = excluded.search`,
    [
      ...[whole.number, id, whole.caseId, whole.entry, whole.domain, whole.unit, said.project ?? null],
      ...[whole.visibility, said.notice ?? null, whole.publishedAt],
      segmentForIndex(`${whole.title} ${whole.summary} ${whole.number}`),
    ],
  );
  return whole.number;
}

/** Puts a file into the house; answers how a publication lists it. */
export async function storeFile(
  pool: Pool,
  text: string,
  fileName: string,
): Promise<{ sha256: string; fileName: string }> {
  const content = Buffer.from(text);
  const sha256 = createHash('sha256').update(content).digest('hex');
  await pool.query('INSERT INTO blob (sha256, media_type, size, content) VALUES ($1, $2, $3, $4)', [
    ...[sha256, 'application/pdf', content.length, content],
  ]);
  return {
    ...{ id: randomUUID(), title: '宗地图', fileName, mediaType: 'application/pdf', size: content.length },
    sha256,
  };
}
