import { randomUUID } from 'node:crypto';
import { WorkflowEngine } from '../src/engine/workflow-engine.js';
import { CYCLE, must, preparedItem } from './cycle.js';
import type { House } from './house.js';

/** The rows that the engine wrote for one action of the cycle: what the hand-made statement writes again, for other cases. */
export interface Template {
  readonly snapshot: string;
  readonly state: string;
  readonly states: string[];
  readonly facts: string;
  readonly moves: number;
  readonly actor: string;
  readonly unit: string;
  readonly behalf: string | null;
  readonly action: string;
  readonly from: string;
  readonly to: string;
  readonly detail: string;
  readonly content: string;
  readonly tasks: readonly { state: string; step: string; unit: string; role: string }[];
  readonly ended: number;
  readonly notices: readonly string[];
  readonly response: string;
}

/** Walks one item round the cycle (the second time, when the memory has its full size) and keeps what was written. */
export async function templates(house: House): Promise<readonly Template[]> {
  const item = await preparedItem(house);
  const engine = house.get(WorkflowEngine);
  const kept: Template[] = [];
  for (const { action, account, input } of [...CYCLE, ...CYCLE]) {
    const [key, before] = [randomUUID(), item.revision];
    const actor = house.person(account);
    const standing = must(
      await engine.advance({ actor, caseId: item.id, action, input, revision: item.revision, key }),
    );
    item.revision = standing.revision;
    const { rows } = await house.owner.query<Template>(WRITTEN, [item.id, key, standing.revision - before]);
    kept.push(...rows);
  }
  return kept.slice(CYCLE.length);
}

const WRITTEN = `
SELECT c.snapshot::text, c.state, c.states, c.facts::text, $3::int AS moves, e.actor, e.unit, e.on_behalf_of AS behalf, e.action,
  e.from_state AS from, e.to_state AS to, e.detail::text, ac.content::text, r.response::text,
  (SELECT jsonb_agg(jsonb_build_object('state', t.state, 'step', t.step, 'unit', t.unit, 'role', t.role)) FROM task t
    WHERE t.case_id = c.id AND t.opened_at = e.at) AS tasks,
  (SELECT count(*)::int FROM task t WHERE t.case_id = c.id AND t.ended_at = e.at) AS ended,
  (SELECT array_agg(o.payload::text) FROM outbox o WHERE o.case_id = c.id AND o.run_at = e.at) AS notices
FROM workflow_case c JOIN audit_entry e ON e.subject = c.id AND e.seq = c.audit_seq
JOIN audit_content ac ON ac.entry = e.id JOIN idempotency r ON r.key = $2 WHERE c.id = $1`;
