import type { OcdsEntry } from '../catalogue/shapes/ocds.js';
import type { Change } from './change.js';
import { fieldOf, STAGES, type Stage } from './fields.js';

/** The stages a publication speaks of: those of its filled elements, or the entry's own. */
export function stagesOf(entry: OcdsEntry, filled: readonly string[]): readonly Stage[] {
  const told = entry.elements
    .filter(({ element }) => filled.includes(element))
    .map(({ field }) => fieldOf(field).stage);
  const stages = STAGES.filter((stage) => told.includes(stage));
  return stages.length === 0 ? [entry.stage] : stages;
}

/** How OCDS names a change of each stage (releaseTag.csv); what it has no word for is an update. */
const TAGS: Readonly<Record<Stage, { readonly amended: string; readonly ended: string }>> = {
  planning: { amended: 'planningUpdate', ended: 'planningUpdate' },
  tender: { amended: 'tenderAmendment', ended: 'tenderCancellation' },
  award: { amended: 'awardUpdate', ended: 'awardCancellation' },
  contract: { amended: 'contractAmendment', ended: 'contractTermination' },
  implementation: { amended: 'implementationUpdate', ended: 'implementationUpdate' },
};

export const isAmendment = ({ kind, relation }: Change): boolean =>
  kind === 'corrected' || (kind === 'published' && relation !== null && relation.kind !== 'termination');

export const isEnding = ({ relation }: Change): boolean => relation?.kind === 'termination';

/** `begun`: the stages that earlier releases of the process have spoken of. */
export function tagOf(stage: Stage, change: Change, entry: OcdsEntry, begun: ReadonlySet<Stage>): string {
  if (change.kind === 'published' && isEnding(change)) return TAGS[stage].ended;
  if (isAmendment(change)) return TAGS[stage].amended;
  const first = change.kind === 'published' && !entry.update && !begun.has(stage);
  return first ? stage : `${stage}Update`;
}
