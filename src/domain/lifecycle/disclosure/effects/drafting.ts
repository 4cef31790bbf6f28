import { counted, identities } from '../../../authority/standing-in.js';
import type { Memory } from '../../facts.js';
import type { Effect, Proposal } from '../../step.js';
import { listOf, reasonOf } from '../../saying.js';

/** What review and approval had bound themselves to is void; signatures stay, good only for the publicHash they name. */
export const VOID_REVIEW: Partial<Memory> = {
  reviewers: [],
  clearedHash: null,
  approvedHash: null,
  approver: null,
  proposal: null,
  question: null,
  consultation: null,
  scheduledFor: null,
};

/** Who submits counts as a drafter of the version (invariant 7). */
export const submit: Effect = (proposal) => {
  const { memory } = proposal.facts;
  return {
    memory: {
      ...VOID_REVIEW,
      drafters: counted(memory.drafters, proposal.actor),
      submittedBy: proposal.actor.account,
      actedSinceSubmission: false,
      ...('countersigners' in proposal.input
        ? { countersigners: [...new Set(listOf(proposal, 'countersigners'))] }
        : {}),
    },
  };
};

export const recall: Effect = () => ({ memory: { ...VOID_REVIEW, submittedBy: null } });

export const abandon: Effect = () => ({});

/** A correction given up: the public never saw it, and what it saw is the content again. */
export const discardCorrection: Effect = ({ facts }) => ({
  restorePublished: true,
  version: facts.version - 1,
  memory: {
    ...{ ...VOID_REVIEW, submittedBy: null, correctionOf: null },
    ...(facts.memory.displayTerm ? { grade: facts.memory.displayTerm.grade } : {}),
  },
});

/** CORRECT 更正: a version of its own, with drafters, marks and decisions of its own. */
export const correct: Effect = (proposal) => ({
  version: proposal.facts.version + 1,
  clearMarks: true,
  memory: {
    ...VOID_REVIEW,
    drafters: identities(proposal.actor),
    submittedBy: null,
    actedSinceSubmission: false,
    countersigners: [],
    countersignatures: [],
    correctionOf: {
      reason: reasonOf(proposal),
      kind: kindOf(proposal),
      publication: proposal.facts.publication ?? '',
    },
    // Each version has its own receipt (A26): the clocks of this one do not start with that of the first.
    intake: null,
    mirror: null,
    objections: [],
  },
});

function kindOf({ input }: Proposal): 'correction' | 'clarification' | 'termination' {
  return input.kind === 'clarification' || input.kind === 'termination' ? input.kind : 'correction';
}
