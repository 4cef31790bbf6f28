import { addDays, dateInShanghai, endOfDay } from '../../../calendar/dates.js';
import { OVERTURNED_KINDS, type DisplayMemory, type DisplayTerm } from '../../../display/display-memory.js';
import { repairedNotice } from '../../../display/overturned-notice.js';
import type { Facts } from '../../facts.js';
import { textOf } from '../../saying.js';
import type { Changes, Effect } from '../../step.js';

/** GRADE 登记失信等级: fixed with the submission, for the approver to see. */
export const grade: Effect = (proposal) => ({ memory: { grade: textOf(proposal, 'grade') } });

/** OVERTURN: three working days to take the information back, or to put the changed decision in its place. */
export const overturn: Effect = (proposal) => ({
  memory: {
    overturned: {
      kind: OVERTURNED_KINDS.find((kind) => kind === proposal.input.kind) ?? 'annulled',
      on: textOf(proposal, 'on'),
      settledAt: null,
    },
  },
});

/** Whatever the public no longer reads, or reads as changed, is no longer owed a withdrawal. */
export const settled = ({ memory: { overturned } }: Facts, at: string): DisplayMemory =>
  overturned?.settledAt === null ? { overturned: { ...overturned, settledAt: at } } : {};

/** REPAIR 信用修复: the display ends early, on evidence, everywhere. */
export const repair: Effect = (proposal) => {
  const [document, decidedOn] = [textOf(proposal, 'document'), textOf(proposal, 'decidedOn')];
  return {
    visibility: { to: 'expired', notice: repairedNotice(document, decidedOn) },
    deliver: 'withdraw',
    memory: {
      ...{ heldUntil: null, scheduledFor: null, repaired: { document, decidedOn } },
      ...settled(proposal.facts, proposal.now),
    },
    cancelTimers: ['RELEASE', 'DISPLAY_TERM_ENDED'],
    notices: [{ kind: 'taken-down', to: 'drafter' }],
  };
};

/**
 * The lawful term as PUBLISH sets it running. By grade it is that of the decision, reckoned anew with each version; a fixed number of
 * days runs from the first publication: a correction does not prolong it.
 */
export function termOf(
  facts: Facts,
  now: string,
): Pick<Changes, 'timers' | 'cancelTimers'> & { memory: DisplayMemory } {
  const memory = { penalty: facts.graded?.penalty ?? false, heldFrom: null, offline: [] };
  const term = gradedTerm(facts) ?? fixedTerm(facts, now);
  if (term === null) return { memory };
  return {
    memory: { ...memory, displayTerm: term },
    cancelTimers: ['DISPLAY_TERM_ENDED'],
    timers: [{ action: 'DISPLAY_TERM_ENDED', dueAt: endOfDay(term.maximum) }],
  };
}

function gradedTerm({ graded }: Facts): DisplayTerm | null {
  if (graded === undefined || graded.from === null || graded.maximum === null) return null;
  const { from, minimum, maximum, basis, grade: chosen } = graded;
  return { from, minimum, maximum, basis, grade: chosen };
}

function fixedTerm({ display, memory }: Facts, now: string): DisplayTerm | null {
  if (display?.maxDays === undefined || memory.publishedVersions > 0) return null;
  const from = dateInShanghai(now);
  return { from, minimum: null, maximum: addDays(from, display.maxDays), basis: display.basis, grade: null };
}
