import type { Actor } from '../domain/actor.js';
import type { NeededTask } from '../domain/lifecycle/step.js';
import { newId } from '../platform/ids.js';
import type { OpenTask } from './case-row.js';
import type { TaskWrites } from './writes.js';

const same = (open: OpenTask, needed: NeededTask): boolean =>
  open.state === needed.state &&
  open.step === needed.step &&
  open.unit === needed.unit &&
  open.role === needed.role &&
  open.not_before === (needed.notBefore ?? null);

/**
 * Open tasks meet the needed ones: what is still needed stays (with its claim), what is not is ended - done by the actor where it was
 * his to do, closed otherwise - and what is new is opened.
 */
export function reconcile(
  open: readonly OpenTask[],
  needed: readonly NeededTask[],
  actor: Actor,
  action: string,
): TaskWrites {
  const ended = open.filter((task) => !needed.some((each) => same(task, each)));
  const fresh = needed.filter((each) => !open.some((task) => same(task, each)));
  const mine = (task: OpenTask): boolean =>
    task.claimed_by === actor.account ||
    (task.unit === actor.unit && (actor.roles as readonly string[]).includes(task.role));
  return {
    end: ended.map((task) => ({
      id: task.id,
      status: mine(task) ? 'done' : 'closed',
      by: actor.account,
      outcome: action,
    })),
    open: fresh.map(({ state, step, unit, role, notBefore }) => ({
      id: newId(),
      state,
      step,
      unit,
      role,
      not_before: notBefore ?? null,
    })),
  };
}
