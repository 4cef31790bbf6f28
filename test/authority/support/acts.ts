import type { Actor } from '../../../src/domain/actor.js';
import { authorise, capacityFor } from '../../../src/domain/authority/authorise.js';
import { counted, identities } from '../../../src/domain/authority/standing-in.js';
import type { Proposal } from '../../../src/domain/lifecycle/step.js';
import { definition, jurisdiction, mark, type Case } from '../../domain/lifecycle/support/sample.js';
import { ACTION_INPUTS } from './inputs.js';

/** Something that was done, and everyone it counts to. */
export interface Act {
  readonly action: string;
  readonly by: readonly string[];
  readonly version: number;
}

/** What people would think of, by where the item is; whoever may not is refused all the same. */
const THOUGHT_OF: Readonly<Record<string, readonly string[]>> = {
  'work.drafting': ['EDIT', 'SUBMIT'],
  'work.confidentialityReview': ['MARK', 'CLEAR', 'CLEAR', 'WITHHOLD', 'RETURN', 'RECALL'],
  'work.approval': ['COUNTERSIGN', 'APPROVE', 'RECORD', 'WITHHOLD', 'RESTRICT', 'RETURN', 'RECALL'],
  'work.publication': ['PUBLISH', 'RETURN'],
  'work.idle': ['CORRECT'],
  'work.withheld': ['REOPEN'],
};

export const thoughtOf = ({ facts: { states } }: Case): readonly string[] =>
  Object.entries(THOUGHT_OF).find(([state]) => states[0]?.startsWith(state))?.[1] ?? ['REOPEN', 'CORRECT'];

/** Tries it as the engine does: authority, capacity, machine; answers what was done, or null where it is refused. */
export function attempt(
  item: Case,
  name: string,
  actor: Actor,
  others: readonly Actor[],
  countersigners: string[],
): Act | null {
  const action = name === 'RECORD' ? 'APPROVE' : name;
  const signer = name === 'RECORD' ? others.find(({ account }) => account !== actor.account) : undefined;
  const asked: Proposal = {
    ...{ action, actor, facts: item.facts, now: item.now, probing: false },
    input: inputOf(name, item, signer, countersigners),
    ...(signer === undefined ? {} : { signer }),
  };
  if (authorise(definition, asked, jurisdiction).length > 0) return null;
  const proposal = { ...asked, actor: capacityFor(definition, asked, jurisdiction) };
  const { version } = item.facts;
  const done = BESIDE.has(action) ? beside(item, action, proposal.actor) : taken(item, proposal);
  return done ? { action, version, by: signer === undefined ? identities(proposal.actor) : [signer.account] } : null;
}

const BESIDE: ReadonlySet<string> = new Set(['EDIT', 'MARK']);

/** What `case-editor.ts` writes of an edit and of marks. */
function beside(item: Case, action: string, actor: Actor): boolean {
  const { memory, version } = item.facts;
  const changed = { ...memory, clearedHash: null, approvedHash: null };
  if (action === 'EDIT') {
    const publicHash = `p${String(version)}-${String(memory.drafters.length)}-${actor.account}`;
    item.know({ publicHash, memory: { ...changed, drafters: counted(memory.drafters, actor) } });
  } else {
    const by = actor.standingFor === undefined ? {} : { standingFor: actor.standingFor.account };
    const marks = [{ ...mark('element:price', actor.account), ...by }];
    item.know({
      marks,
      memory: { ...changed, reviewers: counted(memory.reviewers, actor), actedSinceSubmission: true },
    });
  }
  return true;
}

function taken(item: Case, proposal: Proposal): boolean {
  const outcome = item.decide(proposal);
  if (!outcome.ok) return false;
  item.step = JSON.parse(JSON.stringify(outcome.value)) as Case['step'];
  const { changes, memory, states } = item.step;
  item.know({ states, memory, version: changes.version ?? item.facts.version });
  if (changes.clearMarks === true) item.know({ marks: [] });
  if (changes.publish === true) item.know({ publishedAt: item.now, publication: '230881/2026-00001' });
  return true;
}

function inputOf(
  name: string,
  { now, facts: { states } }: Case,
  signer: Actor | undefined,
  countersigners: string[],
): Proposal['input'] {
  if (name === 'SUBMIT') return { countersigners };
  if (name === 'RECORD') return { recorded: { medium: 'oral', signer: signer?.account ?? '', signedAt: now } };
  if (name === 'RETURN') return { reason: '内容有误', ...((states[0] ?? '').includes('approval') && { to: 'review' }) };
  return { ...ACTION_INPUTS[name] };
}
