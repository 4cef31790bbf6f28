import type { House } from './house.js';
import { WorkflowEngine } from '../src/engine/workflow-engine.js';
import { CaseBirths } from '../src/engine/case-births.js';
import { CaseEditor } from '../src/engine/case-editor.js';
import { NOT_NEEDED } from '../src/engine/case-door.js';
import type { Outcome } from '../src/domain/refusal.js';
import { accepted } from '../src/domain/refusal.js';
import { LAND_NOTICE } from '../test/support/land-notice.js';

/** Four people move an item round and round: from the draft to the approval and back, each action by whose step it is. */
export const CYCLE = [
  { action: 'SUBMIT', account: 'land-bureau.drafter', input: {} },
  { action: 'CLEAR', account: 'land-bureau.reviewer', input: { comment: '逐项审查，同意公开' } },
  { action: 'APPROVE', account: 'land-bureau.approver', input: { comment: '同意' } },
  { action: 'RETURN', account: 'land-bureau.publisher', input: { reason: '附图坐标有误，请核对后重报' } },
] as const;

/** Where an item stands in the cycle; whoever acts next reads on from here. */
export interface Standpoint {
  readonly id: string;
  revision: number;
  turn: number;
}

/** A drafted and fully marked item, back at its drafter: the cycle can begin. Each has a title of its own, and one of twenty days. */
export async function preparedItem(house: House, nth = 0): Promise<Standpoint> {
  const drafter = house.person('land-bureau.drafter');
  const reviewer = house.person('land-bureau.reviewer');
  const { entry, title, summary, elements } = LAND_NOTICE;
  const dates = { 'formed-or-changed': `2026-11-${String(20 - (nth % 20)).padStart(2, '0')}` };
  const content = { title: `${title}（${String(nth)}）`, summary, elements, extra: [], dates };
  const { id } = must(
    await house.get(CaseBirths).create({ actor: drafter, entry, project: null, content, countersigners: [] }),
  );
  const free = { caseId: id, input: {}, revision: NOT_NEEDED as never, key: NOT_NEEDED as never };
  const engine = house.get(WorkflowEngine);
  must(await engine.advance({ ...free, actor: drafter, action: 'SUBMIT' }));
  const marks = Object.keys(elements).map((each) => ({ target: `element:${each}`, decision: 'publish' as const }));
  must(await house.get(CaseEditor).mark({ ...free, actor: reviewer }, marks, () => accepted(true)));
  const returned = { ...free, actor: reviewer, action: 'RETURN', input: { reason: '请补充' } };
  const { revision } = must(await engine.advance(returned));
  return { id, revision, turn: 0 };
}

export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome.value;
}
