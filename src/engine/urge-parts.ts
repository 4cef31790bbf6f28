import type { Statement } from './statement.js';
import type { Writes } from './writes.js';

/** An urge is a row of its own and a count on the task it is about; acknowledging settles every one that is still open (催办、签收). */
export function withUrges(statement: Statement, { urge, acknowledged, at }: Writes): void {
  if (urge !== undefined) {
    const { id, task, by, message, askedOn } = urge;
    statement.with(
      'ui',
      `INSERT INTO urge (id, task, case_id, by, at, message)
      SELECT $urge::uuid, $task::uuid, c.id, $by::text, $at::timestamptz, $message::text FROM c`,
      { at, urge: id, task, by, message },
    );
    statement.with(
      'ut',
      `UPDATE task SET urged = urged + 1, urged_at = $at::timestamptz, urge_waits = true, asked_on = coalesce($asked::date, asked_on)
      FROM c WHERE task.id = $task::uuid AND task.case_id = c.id`,
      { at, task, asked: askedOn },
    );
  }
  if (acknowledged !== undefined) {
    const { task, by } = acknowledged;
    statement.with(
      'ua',
      `UPDATE urge SET acknowledged_by = $by::text, acknowledged_at = $at::timestamptz
      FROM c WHERE urge.task = $task::uuid AND urge.case_id = c.id AND urge.acknowledged_at IS NULL`,
      { at, task, by },
    );
    statement.with(
      'uw',
      `UPDATE task SET urge_waits = false FROM c WHERE task.id = $task::uuid AND task.case_id = c.id`,
      { task },
    );
  }
}
