import { initialTransition, type AnyMachineSnapshot } from 'xstate';
import { authorise } from '../authority/authorise.js';
import type { Jurisdiction } from '../catalogue/jurisdiction.js';
import { accepted, refused, type Outcome, type Refusal } from '../refusal.js';
import { reasonsAgainst } from './candidates.js';
import { after, merged } from './changes.js';
import { reasonOf } from './saying.js';
import type { Facts } from './facts.js';
import type { ActionEvent } from './machine-guards.js';
import type { ActionRule, Definition, Named } from './rules.js';
import { transition } from './pure-transition.js';
import { leavesOfValue, restored } from './snapshot.js';
import type { Changes, Effect, Proposal, Step } from './step.js';
import { neededTasks } from './tasks.js';

/** The first step of a case: the initial states and the tasks they need. */
export function begin(definition: Definition, facts: Facts): Step {
  const [snapshot] = initialTransition(definition.machine);
  return stepTo(definition, snapshot as AnyMachineSnapshot, facts, [], merged([]));
}

/**
 * One pure step: is the action possible now, and what follows? Who asks is `authorise`'s to judge, before this.
 * The facts' `states` are taken from the snapshot.
 */
export function decide(
  definition: Definition,
  stored: unknown,
  proposal: Proposal,
  jurisdiction: Jurisdiction,
): Outcome<Step> {
  const snapshot = restored(definition, stored);
  const asked = placed(proposal, snapshot);
  const reasons = whyNot(definition, asked, jurisdiction);
  return reasons.length > 0 ? refused(reasons) : accepted(taken(definition, snapshot, asked, jurisdiction));
}

export interface Possibility {
  readonly action: string;
  readonly allowed: boolean;
  readonly refusals: readonly Refusal[];
}

/** Every action people can take, in the table's order, and why not the others: authority and state judged, input not. */
export function possibilities(
  definition: Definition,
  stored: unknown,
  proposal: Omit<Proposal, 'action' | 'input' | 'probing'>,
  jurisdiction: Jurisdiction,
): readonly Possibility[] {
  const snapshot = restored(definition, stored);
  return [...definition.actions.values()].filter(forPeople).map(({ name }) => {
    const probe = placed({ ...proposal, action: name, input: {}, probing: true }, snapshot);
    const refusals = [...authorise(definition, probe, jurisdiction), ...whyNot(definition, probe, jurisdiction)];
    return { action: name, allowed: refusals.length === 0, refusals };
  });
}

const forPeople = ({ beside, who }: ActionRule): boolean =>
  beside === null && who.some(({ role }) => role !== 'system');

const placed = (proposal: Proposal, snapshot: AnyMachineSnapshot): Proposal => ({
  ...proposal,
  facts: { ...proposal.facts, states: leavesOfValue(snapshot.value) },
});

function whyNot(definition: Definition, proposal: Proposal, jurisdiction: Jurisdiction): readonly Refusal[] {
  return [...reasonsAgainst(definition, proposal, jurisdiction), ...unexplained(definition, proposal)];
}

/** The table says which acts must say why; the clock's acts are explained by their rule. */
function unexplained(definition: Definition, proposal: Proposal): readonly Refusal[] {
  const needed = definition.actions.get(proposal.action)?.reason === true && !proposal.actor.roles.includes('system');
  return needed && !proposal.probing && reasonOf(proposal) === ''
    ? [{ code: 'reason-needed', kind: 'content', field: 'reason' }]
    : [];
}

function taken(
  definition: Definition,
  snapshot: AnyMachineSnapshot,
  proposal: Proposal,
  jurisdiction: Jurisdiction,
): Step {
  const event: ActionEvent = { type: proposal.action, proposal, jurisdiction };
  const [next, actions] = transition(definition.machine, snapshot, event);
  if (next === snapshot && actions.length === 0)
    throw new Error(`${definition.name}: guards and machine disagree about ${proposal.action}`);
  const effects = actions.map(({ type, params }) => ({ type, params: { ...(params as Named['params']) } }));
  const changes = merged(effects.map(({ type, params }) => effectOf(definition, type)(proposal, params)));
  return stepTo(definition, next, proposal.facts, effects, changes);
}

function effectOf({ registry, name }: Definition, type: string): Effect {
  const effect = registry.effects[type];
  if (effect === undefined) throw new Error(`${name}: the machine returned an effect nobody registered: ${type}`);
  return effect;
}

function stepTo(
  definition: Definition,
  snapshot: AnyMachineSnapshot,
  facts: Facts,
  effects: readonly Named[],
  changes: Changes,
): Step {
  const states = leavesOfValue(snapshot.value);
  const then = after(facts, changes, states);
  return {
    snapshot: definition.machine.getPersistedSnapshot(snapshot),
    state: states.find((leaf) => leaf.startsWith(`${definition.main}.`)) ?? definition.main,
    states,
    effects,
    changes,
    memory: then.memory,
    tasks: neededTasks(definition, then),
  };
}
