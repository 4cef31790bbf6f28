import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';
import type { About } from './case-row.js';
import { Statement } from './statement.js';
import { withAllowance } from './allowance-parts.js';
import { withUrges } from './urge-parts.js';
import { withAnswer, withAudit, withComment, withItem, withNotices, withTasks, withTimers } from './write-parts.js';
import { withClocks, withNumber } from './clock-parts.js';
import { withDeliveries, withLink, withSettlement } from './delivery-parts.js';
import { withAttachments, withPublication, withVisibility } from './publication-parts.js';
import type { CaseWrite, Writes } from './writes.js';

/**
 * Stop 7 of the walk, and the only writer of cases: one named statement under the guard is the whole transaction (invariant 1).
 */
@Injectable()
export class CaseWriter {
  constructor(private readonly database: Database) {}

  /** False when the guard had moved since the case was read, or the delegation was ended: nothing was written, the caller reads again. */
  async write(writes: Writes): Promise<boolean> {
    const statement = new Statement();
    statement.with('c', UPDATE_CASE, {
      ...caseValues(writes.case, writes),
      still: writes.case.still === true,
      delegation: writes.case.delegation ?? null,
    });
    return await this.run(statement, writes, 'case.advance');
  }

  /** The first write of a case, of an item with its own row, in one statement. */
  async create(writes: Writes, birth: Birth): Promise<void> {
    const statement = new Statement();
    statement.with('c', INSERT_CASE, { ...caseValues(writes.case, writes), ...birthValues(birth) });
    const { item, ...rest } = writes;
    if (item !== undefined) statement.with('born', INSERT_ITEM, itemValues(writes, birth));
    await this.run(statement, rest, 'case.create');
  }

  private async run(statement: Statement, writes: Writes, kind: string): Promise<boolean> {
    withPublication(statement, writes);
    withItem(statement, writes);
    withAudit(statement, writes);
    withTasks(statement, writes);
    withTimers(statement, writes);
    withClocks(statement, writes);
    withNumber(statement, writes);
    withNotices(statement, writes);
    withVisibility(statement, writes);
    withDeliveries(statement, writes);
    withSettlement(statement, writes);
    withLink(statement, writes);
    withAttachments(statement, writes);
    withUrges(statement, writes);
    withAllowance(statement, writes);
    withComment(statement, writes);
    withAnswer(statement, writes);
    const { rows } = await this.database.pool.query<{ written: number }>(statement.query(kind));
    return rows[0]?.written === 1;
  }
}

/** What a new case has beyond what every write has. */
export interface Birth {
  readonly kind: string;
  readonly definition: string;
  readonly unit: string;
  readonly createdBy: string;
  readonly about: About | null;
  readonly entry: string;
  readonly domain: string;
  readonly project: string | null;
}

const UPDATE_CASE = `
UPDATE workflow_case SET snapshot = $snapshot::jsonb, state = $state::text, states = $states::text[], revision = $revision::int,
  guard = guard + 1, clocked = true, facts = $memory::jsonb, audit_seq = $seq::int, audit_hash = $hash::bytea,
  updated_at = CASE WHEN $still::boolean THEN updated_at ELSE $at::timestamptz END,
  entered_at = CASE WHEN state = $state::text THEN entered_at ELSE $at::timestamptz END
WHERE id = $id::uuid AND guard = $guard::int AND ($delegation::uuid IS NULL OR EXISTS (
  SELECT 1 FROM delegation d WHERE d.id = $delegation::uuid AND d.ended_at IS NULL))
RETURNING id`;

const INSERT_CASE = `
INSERT INTO workflow_case (id, kind, definition, snapshot, state, states, revision, guard, unit, facts, audit_seq, audit_hash,
  created_by, created_at, updated_at, entered_at, about, clocked)
VALUES ($id::uuid, $kind::text, $definition::text, $snapshot::jsonb, $state::text, $states::text[], $revision::int, $guard::int,
  $unit::text, $memory::jsonb, $seq::int, $hash::bytea, $createdBy::text, $at::timestamptz, $at::timestamptz, $at::timestamptz,
  $about::jsonb, true)
RETURNING id`;

const INSERT_ITEM = `
INSERT INTO item (id, entry, domain, project, version, title, summary, elements, extra, dates, credit_records, marks, content_hash, public_hash, search)
SELECT c.id, $entry::text, $domain::text, $project::uuid, 1, $title::text, $summary::text, $elements::jsonb, $extra::jsonb,
  $dates::jsonb, $creditRecords::jsonb, '[]'::jsonb, $contentHash::text, $publicHash::text, to_tsvector('simple', $search::text) FROM c`;

function caseValues(write: CaseWrite, { at, audit }: Writes): Record<string, unknown> {
  return {
    id: write.id,
    guard: write.guard,
    snapshot: JSON.stringify(write.snapshot),
    state: write.state,
    states: write.states,
    revision: write.revision,
    memory: JSON.stringify(write.memory),
    seq: audit.seq,
    hash: audit.hash,
    at,
  };
}

function birthValues({ kind, definition, unit, createdBy, about }: Birth): Record<string, unknown> {
  return { kind, definition, unit, createdBy, about: about === null ? null : JSON.stringify(about) };
}

function itemValues({ item }: Writes, { entry, domain, project }: Birth): Record<string, unknown> {
  if (item?.content === undefined) throw new Error('a case is born with its content');
  const { title, summary, elements, extra, dates, creditRecords = [] } = item.content;
  return {
    entry,
    domain,
    project,
    title,
    summary,
    elements: JSON.stringify(elements),
    extra: JSON.stringify(extra),
    dates: JSON.stringify(dates),
    creditRecords: JSON.stringify(creditRecords),
    contentHash: item.contentHash,
    publicHash: item.publicHash,
    search: item.search ?? '',
  };
}
