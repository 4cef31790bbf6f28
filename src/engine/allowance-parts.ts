import type { Statement } from './statement.js';
import type { Writes } from './writes.js';

/** The unit's allow-list of what its reviewers said is no find: the same words are not asked about again. */
export function withAllowance(statement: Statement, { allowance, at, case: written }: Writes): void {
  if (allowance === undefined) return;
  statement.with(
    'sw',
    `INSERT INTO screening_allowance (id, unit, detector, digest, reason, case_id, said_by, said_at)
    SELECT $allowance::uuid, $unit::text, $detector::text, $digest::text, $why::text, c.id, $by::text, $at::timestamptz
    FROM c WHERE c.id = $id::uuid ON CONFLICT (unit, detector, digest) WHERE revoked_at IS NULL DO NOTHING`,
    {
      ...{ allowance: allowance.id, unit: allowance.unit, detector: allowance.detector, digest: allowance.digest },
      ...{ why: allowance.reason, by: allowance.by, at, id: written.id },
    },
  );
}
