import type { Actor } from '../actor.js';
import { dueDate } from '../calendar/due-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { Facts } from '../lifecycle/facts.js';
import type { Definition } from '../lifecycle/rules.js';
import type { Refusal } from '../refusal.js';
import { claimant, type WaitingTask } from './claims.js';
import { capacities } from './standing-in.js';

/** A task as it may be urged; `askedOn` is the day in Asia/Shanghai on which the drafters last did. */
export interface HeldTask extends WaitingTask {
  readonly claimedBy: string | null;
  readonly askedOn: string | null;
}

/** As whom one urges: for the whole (office, supervision), for the unit (its head), or as a drafter of the item that is held. */
export type Urging = 'officer' | 'head' | 'drafter';

/**
 * May this actor urge this task (催办)? The action table has let the role pass. Drafters urge only what holds their own item, once a
 * working day among them: from the next working day after the last time, made-up days counted.
 */
export function urging(
  definition: Definition,
  actor: Actor,
  task: HeldTask,
  facts: Facts,
  { today, calendar }: { today: string; calendar: WorkingCalendar },
): { readonly as: Urging } | { readonly refusals: readonly Refusal[] } {
  if (isOnes(definition, actor, task, facts)) return no('urge-yourself');
  const as = urgesAs(actor, task, facts);
  if (as === null) return no('urge-not-yours');
  if (as !== 'drafter' || task.askedOn === null) return { as };
  const next = dueDate(calendar, task.askedOn, 1, 'working-day').on;
  return today < next ? no('urge-once-a-day', { day: next }) : { as };
}

/** Who is asked to do it: the holder, else everyone who may take it on. */
export function isOnes(definition: Definition, actor: Actor, task: HeldTask, facts: Facts): boolean {
  const { delegations = [] } = actor;
  if (task.claimedBy === null) return claimant(definition, actor, task, facts) !== null;
  return [actor.account, ...delegations.map(({ account }) => account)].includes(task.claimedBy);
}

function urgesAs(actor: Actor, task: HeldTask, { seats, unit, memory }: Facts): Urging | null {
  const ways = capacities(actor);
  const seated = [seats.office, seats.supervisionOffice].includes(actor.unit);
  if (seated && ways.some(({ roles }) => roles.includes('officer'))) return 'officer';
  const own = actor.unit === unit || actor.unit === task.unit;
  if (own && ways.some(({ roles }) => roles.includes('head'))) return 'head';
  const drafted = ways.some(
    ({ account, roles, standingFor }) =>
      roles.includes('drafter') && memory.drafters.includes(standingFor?.account ?? account),
  );
  return drafted ? 'drafter' : null;
}

const no = (code: string, params: Readonly<Record<string, string>> = {}) => ({
  refusals: [{ code, kind: code === 'urge-once-a-day' ? ('state' as const) : ('authority' as const), params }],
});
