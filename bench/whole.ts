import { randomUUID } from 'node:crypto';
import { CaseBirths } from '../src/engine/case-births.js';
import { CaseEditor } from '../src/engine/case-editor.js';
import { WorkflowEngine } from '../src/engine/workflow-engine.js';
import { accepted } from '../src/domain/refusal.js';
import { LAND_NOTICE } from '../test/support/land-notice.js';
import { must } from './cycle.js';
import type { House } from './house.js';

const STEPS = [
  { action: 'CLEAR', account: 'land-bureau.reviewer', input: { comment: '逐项审查，同意公开' } },
  { action: 'APPROVE', account: 'land-bureau.approver', input: { comment: '同意' } },
  { action: 'PUBLISH', account: 'land-bureau.publisher', input: {} },
] as const;

/** An item from its draft to its publication by its four people; the worker then delivers it. */
export async function wholeLifecycle(house: House): Promise<void> {
  const engine = house.get(WorkflowEngine);
  const [drafter, reviewer] = [house.person('land-bureau.drafter'), house.person('land-bureau.reviewer')];
  const { entry, title, summary, elements, dates } = LAND_NOTICE;
  const content = { title, summary, elements, extra: [], dates };
  const born = { actor: drafter, entry, project: null, content, countersigners: [], key: randomUUID() };
  const { id: caseId, revision: first } = must(await house.get(CaseBirths).create(born));
  const submit = { actor: drafter, caseId, action: 'SUBMIT', input: {}, revision: first, key: randomUUID() };
  let { revision } = must(await engine.advance(submit));
  const marks = Object.keys(elements).map((each) => ({ target: `element:${each}`, decision: 'publish' as const }));
  const marked = { caseId, input: {}, revision, key: randomUUID(), actor: reviewer };
  revision = must(await house.get(CaseEditor).mark(marked, marks, () => accepted(true))).revision;
  for (const { action, account, input } of STEPS) {
    const asked = { actor: house.person(account), caseId, action, input, revision, key: randomUUID() };
    revision = must(await engine.advance(asked)).revision;
  }
}
