import { Injectable } from '@nestjs/common';
import { CLOCK_ACTS } from '../domain/deadlines/history.js';
import { Database } from '../platform/database.js';
import type { CaseRow } from './case-row.js';

/**
 * Stop 4 of the walk: one named statement reads the case with all the decision needs. Optimistic: nothing is locked, the writer
 * compares `guard`.
 *
 * Open tasks are those not ended: the partial indexes of the inbox must not offer themselves, because a plan kept from an empty table
 * would take one of them and read every open task of the house.
 */
@Injectable()
export class CaseReader {
  constructor(private readonly database: Database) {}

  /** `repeat` looks up the kept answer of the same actor and key; `office` is the unit whose officers get exception tasks. */
  async read(
    id: string,
    repeat: { actor: string; key: string } | null,
    delegations: readonly string[] = [],
  ): Promise<CaseRow | null> {
    const { rows } = await this.database.pool.query<CaseRow>({
      name: 'case.read',
      text: READ,
      values: [id, repeat?.actor ?? null, repeat?.key ?? null, CLOCK_ACTS, delegations],
    });
    return rows[0] ?? null;
  }
}

const READ = `
SELECT c.id, c.kind, c.about, c.definition, c.snapshot, c.state, c.states, c.revision, c.guard, c.unit, c.facts AS memory,
  c.audit_seq, c.audit_hash, c.created_by, c.created_at, c.updated_at, c.entered_at,
  coalesce(i.entry, c.about ->> 'entry', '') AS entry, coalesce(i.domain, c.about ->> 'domain', '') AS domain,
  coalesce(i.version, 1) AS version, coalesce(i.title, c.about ->> 'title', '') AS title, coalesce(i.summary, '') AS summary,
  coalesce(i.elements, '{}') AS elements, coalesce(i.extra, '[]') AS extra, coalesce(i.dates, '{}') AS dates,
  coalesce(i.credit_records, '[]') AS "creditRecords",
  CASE WHEN i.credit_records <> '[]' AND c.state = 'work.drafting' THEN ARRAY(SELECT (r.n - 1)::int
    FROM jsonb_array_elements(i.credit_records) WITH ORDINALITY r(record, n)
    WHERE EXISTS (SELECT 1 FROM item o JOIN workflow_case oc ON oc.id = o.id
      WHERE o.credit_records <> '[]' AND credit_keys(o.credit_records) @> ARRAY[credit_key(r.record)]
        AND o.id <> c.id AND oc.unit = c.unit AND oc.state <> 'work.abandoned')) ELSE '{}' END AS "creditTwins",
  coalesce(i.marks, '[]') AS marks, coalesce(i.decisions, '[]') AS decisions, coalesce(i.quarantined, false) AS quarantined, coalesce(i.content_hash, '') AS content_hash, coalesce(i.public_hash, '') AS public_hash, i.number,
  (SELECT json_build_object('series', m.series, 'year', m.year, 'n', m.n) FROM case_number m WHERE m.case_id = c.id) AS series_number,
  coalesce((SELECT json_agg(json_build_object('action', e.action, 'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    ORDER BY e.seq) FROM audit_entry e WHERE e.subject = c.id AND e.action = ANY ($4)), '[]') AS acts,
  coalesce((SELECT json_agg(to_jsonb(k) - '{case_id,unit,domain,entry}'::text[] ORDER BY k.rule)
    FROM clock k WHERE k.case_id = c.id AND k.version = coalesce(i.version, 1)), '[]') AS clocks,
  CASE WHEN p.id IS NULL THEN NULL ELSE json_build_object(
    'id', p.id, 'code', p.code, 'name', p.name, 'kind', p.kind, 'parties', p.parties, 'authorisations', p.authorisations) END AS project,
  coalesce((SELECT json_agg(json_build_object('id', a.id, 'title', a.title, 'fileName', a.file_name, 'mediaType', a.media_type,
    'size', a.size, 'sha256', a.sha256) ORDER BY a.added_at, a.id)
    FROM attachment a WHERE a.item = c.id AND a.removed_at IS NULL), '[]') AS attachments,
  coalesce((SELECT json_agg(json_build_object('attachment', a.id, 'state', b.scan, 'cause', b.scan_cause, 'finds', b.scan_finds,
    'metadata', b.scan_metadata, 'copy', (SELECT json_build_object('sha256', o.sha256, 'size', o.size) FROM blob o WHERE o.sha256 = b.public_sha256)) ORDER BY a.added_at, a.id)
    FROM attachment a JOIN blob b ON b.sha256 = a.sha256 WHERE a.item = c.id AND a.removed_at IS NULL AND b.scan IS NOT NULL), '[]') AS readings,
  CASE WHEN c.state ~ '^work[.](confidentialityReview|approval|publication)' THEN ARRAY(SELECT w.detector || ':' || w.digest
    FROM screening_allowance w WHERE w.unit = c.unit AND w.revoked_at IS NULL) ELSE '{}' END AS allowed,
  coalesce((SELECT json_agg(json_build_object('id', t.id, 'state', t.state, 'step', t.step, 'unit', t.unit, 'role', t.role,
    'claimed_by', t.claimed_by, 'not_before', t.not_before, 'urged', t.urged, 'urged_at', t.urged_at, 'urge_waits', t.urge_waits, 'asked_on', t.asked_on) ORDER BY t.opened_at, t.id)
    FROM task t WHERE t.case_id = c.id AND t.ended_at IS NULL), '[]') AS tasks,
  (SELECT json_build_object('pending', count(*) FILTER (WHERE d.status = 'pending'),
    'delivered', count(*) FILTER (WHERE d.status = 'delivered'), 'failed', count(*) FILTER (WHERE d.status = 'failed'))
    FROM (SELECT DISTINCT ON (e.channel, e.number) e.status FROM delivery e
      WHERE e.case_id = c.id ORDER BY e.channel, e.number, e.sequence DESC) d
  ) AS deliveries,
  (SELECT coalesce(json_agg(json_build_object('channel', r.channel, 'at', to_char(r.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), '[]')
    FROM (SELECT e.channel, min(e.settled_at) FILTER (WHERE e.status = 'delivered') AS at
      FROM (SELECT DISTINCT ON (channel) channel, number, sequence FROM delivery
        WHERE case_id = c.id AND operation IN ('publish', 'update') ORDER BY channel, sequence DESC) n
      JOIN delivery e ON e.case_id = c.id AND e.channel = n.channel AND e.number = n.number AND e.sequence >= n.sequence
      GROUP BY e.channel) r) AS receipts,
  (SELECT coalesce(json_agg(a), '[]') FROM (SELECT a.id AS account, a.unit, a.roles FROM account a
    WHERE a.active AND a.unit = ANY (ARRAY(SELECT jsonb_array_elements_text(c.facts -> 'units'))) ORDER BY a.id) a) AS accounts,
  (SELECT to_char(s.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    FROM publication_state s WHERE s.number = i.number) AS published_at,
  (SELECT json_build_object('body_hash', r.body_hash, 'status', r.status, 'response', r.response)
    FROM idempotency r WHERE r.actor = $2 AND r.key = $3) AS replay,
  ARRAY(SELECT d.id::text FROM delegation d WHERE d.id = ANY ($5::uuid[]) AND d.ended_at IS NULL) AS delegations
FROM workflow_case c
LEFT JOIN item i ON i.id = c.id
LEFT JOIN project p ON p.id = coalesce(i.project, (c.about ->> 'project')::uuid)
WHERE c.id = $1`;
