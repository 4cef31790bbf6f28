import type { Actor } from '../actor.js';
import type { Facts } from '../lifecycle/facts.js';
import type { Definition } from '../lifecycle/rules.js';
import type { Refusal } from '../refusal.js';
import { separationRefusals } from './separation.js';

/** A task as it waits: the state and step it belongs to, and whose it is. */
export interface WaitingTask {
  readonly state: string;
  readonly step: string;
  readonly unit: string;
  readonly role: string;
}

/** May this actor take the task on? Of its unit and role, and one who may then also do it. */
export function mayClaim(definition: Definition, actor: Actor, task: WaitingTask, facts: Facts): readonly Refusal[] {
  if (actor.unit !== task.unit) return [{ code: 'task-of-other-unit', kind: 'authority' }];
  const role = actor.roles.find((one) => one === task.role);
  if (role === undefined) return [{ code: 'task-of-other-role', kind: 'authority', params: { role: task.role } }];
  const duty = definition.steps.get(task.state)?.duty;
  return duty === undefined ? [] : separationRefusals(duty, actor.account, facts);
}
