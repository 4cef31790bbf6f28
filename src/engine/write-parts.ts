import type { Statement } from './statement.js';
import type { Writes } from './writes.js';

/**
 * The item's row: content when it was edited, marks when they changed, hashes and version always; its 索引号 once, from the first
 * publication. A discarded correction puts the content of the published version back.
 */
export function withItem(statement: Statement, { item, case: written, publication, restore }: Writes): void {
  if (restore !== undefined) statement.with('b', RESTORE, { id: written.id, version: restore });
  if (item === undefined) return;
  const { content } = item;
  statement.with(
    publication === undefined ? 'i' : 'ip',
    `UPDATE item SET ${publication === undefined ? '' : 'number = coalesce(item.number, (SELECT p.number FROM p)),'} version = $version::int, content_hash = $contentHash::text, public_hash = $publicHash::text,
      title = coalesce($title::text, title), summary = coalesce($summary::text, summary),
      elements = coalesce($elements::jsonb, elements), extra = coalesce($extra::jsonb, extra), dates = coalesce($dates::jsonb, dates),
      credit_records = coalesce($creditRecords::jsonb, credit_records),
      marks = coalesce($marks::jsonb, marks), decisions = coalesce($decisions::jsonb, decisions),
      quarantined = coalesce($quarantined::boolean, quarantined),
      search = CASE WHEN $search::text IS NULL THEN search ELSE to_tsvector('simple', $search::text) END
    FROM c WHERE item.id = c.id AND c.id = $id::uuid`,
    {
      id: written.id,
      version: item.version,
      contentHash: item.contentHash,
      publicHash: item.publicHash,
      title: content?.title ?? null,
      summary: content?.summary ?? null,
      elements: json(content?.elements),
      extra: json(content?.extra),
      dates: json(content?.dates),
      creditRecords: json(content?.creditRecords),
      marks: json(item.marks),
      decisions: json(item.decisions),
      quarantined: item.quarantined ?? null,
      search: item.search ?? null,
    },
  );
}

const RESTORE = `
UPDATE item SET version = v.version, title = v.content ->> 'title', summary = v.content ->> 'summary',
  elements = v.content -> 'elements', extra = v.content -> 'extra', dates = v.content -> 'dates', marks = v.content -> 'marks',
  decisions = coalesce(v.content -> 'decisions', '[]'), credit_records = coalesce(v.content -> 'creditRecords', '[]'),
  content_hash = v.content_hash, public_hash = v.public_hash, search = to_tsvector('simple', v.content ->> 'search')
FROM c, item_version v WHERE item.id = c.id AND v.item = c.id AND c.id = $id::uuid AND v.version = $version::int`;

/** Exactly one entry per action, chained to the case's previous one; free text goes to the erasable table (invariant 3). */
export function withAudit(
  statement: Statement,
  { audit, at, case: written }: Pick<Writes, 'audit' | 'at'> & { readonly case: { readonly id: string } },
): void {
  statement.with(
    'a',
    `INSERT INTO audit_entry (id, subject, seq, at, actor, unit, on_behalf_of, action, from_state, to_state, revision, detail,
      content_digest, prev_hash, hash)
    SELECT $entry::uuid, $subject::uuid, $seq::int, $at::timestamptz, $actor::text, $unit::text, $behalf::text, $action::text,
      $from::text, $to::text, $revision::int, $detail::jsonb, $digest::bytea, $prev::bytea, $hash::bytea FROM c`,
    {
      entry: audit.id,
      subject: written.id,
      seq: audit.seq,
      at,
      actor: audit.actor,
      unit: audit.unit,
      behalf: audit.onBehalfOf,
      action: audit.action,
      from: audit.fromState,
      to: audit.toState,
      revision: audit.revision,
      detail: JSON.stringify(audit.detail),
      digest: audit.contentDigest,
      prev: audit.prevHash,
      hash: audit.hash,
    },
  );
  statement.with('u', `INSERT INTO audit_unsealed (entry, at) SELECT $entry::uuid, $at::timestamptz FROM c`, {
    entry: audit.id,
    at,
  });
  if (audit.content === null) return;
  statement.with(
    'ac',
    `INSERT INTO audit_content (entry, salt, content) SELECT $entry::uuid, $salt::bytea, $content::jsonb FROM c`,
    { entry: audit.id, salt: audit.content.salt, content: JSON.stringify(audit.content.content) },
  );
}

export function withTasks(statement: Statement, { tasks, at }: Writes): void {
  if (tasks.end.length > 0) {
    statement.with(
      'te',
      `UPDATE task SET status = e.status, ended_at = $at::timestamptz, ended_by = e.by, outcome = e.outcome
      FROM c, jsonb_to_recordset($end::jsonb) AS e(id uuid, status text, by text, outcome text)
      WHERE task.id = e.id AND task.case_id = c.id AND task.ended_at IS NULL`,
      { at, end: JSON.stringify(tasks.end) },
    );
  }
  if (tasks.open.length > 0) {
    statement.with(
      'tn',
      `INSERT INTO task (id, case_id, state, step, unit, role, not_before, opened_at)
      SELECT n.id, c.id, n.state, n.step, n.unit, n.role, n.not_before, $at::timestamptz
      FROM c, jsonb_to_recordset($open::jsonb) AS n(id uuid, state text, step text, unit text, role text, not_before date)`,
      { at, open: JSON.stringify(tasks.open) },
    );
  }
  if (tasks.claim !== undefined) {
    statement.with(
      'tc',
      `UPDATE task SET claimed_by = $by::text, claimed_at = CASE WHEN $by::text IS NULL THEN NULL ELSE $at::timestamptz END
      FROM c WHERE task.id = $task::uuid AND task.case_id = c.id AND task.ended_at IS NULL`,
      { at, task: tasks.claim.id, by: tasks.claim.by },
    );
  }
}

export function withTimers(statement: Statement, { timers, at }: Writes): void {
  if (timers === undefined) return;
  if (timers.cancel.length > 0) {
    statement.with(
      'mc',
      `UPDATE timer SET status = 'cancelled', settled_at = $at::timestamptz
      FROM c WHERE timer.case_id = c.id AND timer.settled_at IS NULL AND timer.action = ANY($cancel::text[])`,
      { at, cancel: timers.cancel },
    );
  }
  if (timers.open.length > 0) {
    statement.with(
      'mn',
      `INSERT INTO timer (id, case_id, action, input, due_at)
      SELECT n.id, c.id, n.action, n.input, n.due_at
      FROM c, jsonb_to_recordset($open::jsonb) AS n(id uuid, action text, input jsonb, due_at timestamptz)`,
      { open: JSON.stringify(timers.open) },
    );
  }
}

export function withNotices(statement: Statement, { notices, at }: Writes): void {
  if (notices === undefined || notices.length === 0) return;
  statement.with(
    'n',
    `INSERT INTO outbox (id, kind, case_id, payload, run_at)
    SELECT n.id, coalesce(n.kind, 'notice'), c.id, n.payload, $at::timestamptz
    FROM c, jsonb_to_recordset($notices::jsonb) AS n(id uuid, kind text, payload jsonb)`,
    { at, notices: JSON.stringify(notices) },
  );
}

export function withComment(statement: Statement, { comment, at }: Writes): void {
  if (comment === undefined) return;
  statement.with(
    'co',
    `INSERT INTO comment (id, case_id, author, text, at)
    SELECT $comment::uuid, c.id, $author::text, $text::text, $at::timestamptz FROM c`,
    { at, comment: comment.id, author: comment.author, text: comment.text },
  );
}

/** The accepted answer, kept for repeats in the same statement (idempotency). */
export function withAnswer(statement: Statement, { answer, at }: Writes): void {
  if (answer === undefined) return;
  statement.with(
    'r',
    `INSERT INTO idempotency (actor, key, body_hash, status, response, created_at)
    SELECT $actor::text, $key::text, $body::text, $status::int, $response::jsonb, $at::timestamptz FROM c`,
    {
      at,
      actor: answer.actor,
      key: answer.key,
      body: answer.bodyHash,
      status: answer.status,
      response: JSON.stringify(answer.response),
    },
  );
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
