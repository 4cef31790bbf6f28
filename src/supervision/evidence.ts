import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Actor } from '../domain/actor.js';
import { authorise } from '../domain/authority/authorise.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { newId } from '../platform/ids.js';
import { kindOf } from '../items/file-kind.js';
import type { Upload } from '../items/upload.js';
import type { EvidenceFile } from './order-store.js';
import { OrderViews } from './order-view.js';

/** Files for an answer: added first, named by the answer, kept with the order for good. */
@Injectable()
export class OrderEvidence {
  constructor(
    private readonly views: OrderViews,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  /** The same bytes under the same name are kept once for each order. */
  async add(actor: Actor, caseId: string, { bytes, fileName, title }: Upload): Promise<Outcome<EvidenceFile>> {
    const opened = await this.views.open(actor, caseId);
    if (opened === null) return refused([{ code: 'not-found', kind: 'missing' }]);
    const { facts, definition, now } = opened;
    const asked = { action: 'EVIDENCE', actor: opened.actor, facts, input: {}, now: now.toISOString(), probing: false };
    const refusals = authorise(definition, asked, this.jurisdiction);
    if (refusals.length > 0) return refused(refusals);
    const kind = await kindOf(bytes, fileName);
    if (!kind.ok) return kind;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { rows } = await this.database.pool.query<EvidenceFile>({
      name: 'order.evidence-add',
      text: ADD,
      values: [
        ...[newId(), caseId, sha256, title, fileName, kind.value, bytes.length, actor.account, this.clock.now()],
        bytes,
      ],
    });
    const [file] = rows;
    if (file === undefined) throw new Error('an upsert returns its row');
    return accepted(file);
  }
}

const ADD = `
WITH b AS (
  INSERT INTO blob (sha256, media_type, size, content) VALUES ($3, $6, $7, $10) ON CONFLICT DO NOTHING
), known AS (
  SELECT id, sha256, title, file_name, media_type, size FROM order_evidence WHERE case_id = $2 AND sha256 = $3 AND file_name = $5
), added AS (
  INSERT INTO order_evidence (id, case_id, sha256, title, file_name, media_type, size, added_by, added_at)
  SELECT $1::uuid, $2::uuid, $3, $4, $5, $6, $7::int, $8, $9::timestamptz WHERE NOT EXISTS (SELECT 1 FROM known)
  RETURNING id, sha256, title, file_name, media_type, size
)
SELECT * FROM known UNION ALL SELECT * FROM added LIMIT 1`;
