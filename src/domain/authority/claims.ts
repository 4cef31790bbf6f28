import type { Actor } from '../actor.js';
import type { Facts } from '../lifecycle/facts.js';
import type { Definition } from '../lifecycle/rules.js';
import type { Refusal } from '../refusal.js';
import { separationRefusals } from './separation.js';
import { capacities, identities } from './standing-in.js';

/** A task as it waits: the state and step it belongs to, and whose it is. */
export interface WaitingTask {
  readonly state: string;
  readonly step: string;
  readonly unit: string;
  readonly role: string;
}

/** May this actor take the task on? Of its unit and role, by own right or for an absent colleague, and one who may then also do it. */
export function mayClaim(definition: Definition, actor: Actor, task: WaitingTask, facts: Facts): readonly Refusal[] {
  const refusals = capacities(actor).map((one) => inCapacity(definition, one, task, facts));
  const named = refusals.find((reasons) => reasons.length === 0 || !reasons.some(({ code }) => FAR_OFF.has(code)));
  return refusals.find((reasons) => reasons.length === 0) ?? named ?? refusals[0] ?? [];
}

/** For whom the actor would take it on: himself, or the absent colleague; null where he may not. */
export function claimant(definition: Definition, actor: Actor, task: WaitingTask, facts: Facts): Actor | null {
  return capacities(actor).find((one) => inCapacity(definition, one, task, facts).length === 0) ?? null;
}

const FAR_OFF: ReadonlySet<string> = new Set(['task-of-other-unit', 'task-of-other-role']);

function inCapacity(definition: Definition, actor: Actor, task: WaitingTask, facts: Facts): readonly Refusal[] {
  if (actor.unit !== task.unit) return [{ code: 'task-of-other-unit', kind: 'authority' }];
  const role = actor.roles.find((one) => one === task.role);
  if (role === undefined) return [{ code: 'task-of-other-role', kind: 'authority', params: { role: task.role } }];
  const duty = definition.steps.get(task.state)?.duty;
  return duty === undefined ? [] : separationRefusals(duty, identities(actor), facts);
}
