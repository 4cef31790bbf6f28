import type { Actor } from '../actor.js';
import type { Facts } from '../lifecycle/facts.js';
import type { Definition } from '../lifecycle/rules.js';
import type { Refusal } from '../refusal.js';
import { mayClaim } from './claims.js';
import type { HeldTask } from './urging.js';

/** Who is to have the task: an account as it stands, with what it may do for others. */
export interface NewHolder extends Actor {
  readonly active: boolean;
}

/**
 * May this actor give the task (改派) to that person? The office any, head and approver within their unit. The new holder must be one
 * who could take it on himself: of the unit and role that own the step, and not one whom the separation of duties keeps from it.
 */
export function reassignRefusals(
  definition: Definition,
  actor: Actor,
  task: Omit<HeldTask, 'askedOn'>,
  holder: NewHolder,
  facts: Facts,
): readonly Refusal[] {
  return [...withinUnit(actor, task.unit, holder.unit, facts), ...holderRefusals(definition, task, holder, facts)];
}

/** Why that person could not have the task, in sentences about that person. */
export function holderRefusals(
  definition: Definition,
  task: Omit<HeldTask, 'askedOn'>,
  holder: NewHolder,
  facts: Facts,
): readonly Refusal[] {
  const { account, person } = holder;
  const unable = mayClaim(definition, holder, task, facts).map((refusal) => ({
    ...refusal,
    code: `holder-${refusal.code}`,
    params: { ...refusal.params, person },
    field: 'to',
  }));
  return [
    ...(holder.active ? [] : [about('holder-inactive', person)]),
    ...(task.claimedBy === account ? [about('already-holds', person)] : []),
    ...unable,
  ];
}

function withinUnit(actor: Actor, taskUnit: string, holderUnit: string, { seats }: Facts): readonly Refusal[] {
  if (actor.roles.includes('officer') && actor.unit === seats.office) return [];
  return [
    ...(actor.unit === taskUnit ? [] : [{ code: 'task-not-of-unit', kind: 'authority' as const }]),
    ...(actor.unit === holderUnit ? [] : [{ code: 'reassign-outside-unit', kind: 'authority' as const, field: 'to' }]),
  ];
}

const about = (code: string, person: string): Refusal => ({ code, kind: 'state', params: { person }, field: 'to' });
