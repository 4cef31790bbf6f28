import type { Jurisdiction } from '../catalogue/jurisdiction.js';
import type { Refusal } from '../refusal.js';
import { upwards } from './check/nodes.js';
import type { Definition, Edge } from './rules.js';
import type { Proposal } from './step.js';

/** What one region has to say to an action: it knows it and lets it pass, or it knows it and why not. */
type Answer = { readonly passes: true } | { readonly passes: false; readonly reasons: readonly Refusal[] };

/**
 * Why the machine would not take the action, in every region's words; empty when it takes it. XState ignores an illegal event in
 * silence, so the door asks here first. A region that knows the action must let it pass: no half step.
 */
export function reasonsAgainst(
  definition: Definition,
  proposal: Proposal,
  jurisdiction: Jurisdiction,
): readonly Refusal[] {
  const answers = proposal.facts.states.flatMap((leaf) => answerAt(definition, leaf, proposal, jurisdiction));
  if (answers.length === 0) return [notInThisState(definition, proposal)];
  const reasons = answers.flatMap((answer) => (answer.passes ? [] : answer.reasons));
  return distinct(
    reasons.map((one) => (one.code === 'not-in-this-state' ? notInThisState(definition, proposal) : one)),
  );
}

function answerAt(
  definition: Definition,
  leaf: string,
  proposal: Proposal,
  jurisdiction: Jurisdiction,
): readonly Answer[] {
  const edges = upwards(definition.nodes, leaf).flatMap((node) =>
    node.edges.filter((edge) => edge.action === proposal.action),
  );
  if (edges.length === 0) return [];
  const reasons = edges.map((edge) => reasonsOf(definition, edge, proposal, jurisdiction));
  return [reasons.some((one) => one.length === 0) ? { passes: true } : { passes: false, reasons: reasons.flat() }];
}

function reasonsOf(
  { registry }: Definition,
  { guard }: Edge,
  proposal: Proposal,
  jurisdiction: Jurisdiction,
): readonly Refusal[] {
  return guard === null ? [] : (registry.guards[guard.type]?.(proposal, guard.params, jurisdiction) ?? []);
}

/** Labels in both languages: the sentence is made where it is read. */
export function notInThisState({ actions, nodes, main }: Definition, { action, facts }: Proposal): Refusal {
  const state = facts.states.find((leaf) => leaf.startsWith(`${main}.`)) ?? main;
  const label = actions.get(action)?.label;
  const stateLabel = nodes.get(state)?.label;
  return {
    code: 'not-in-this-state',
    kind: 'state',
    params: {
      action: label?.zh ?? action,
      actionEn: label?.en ?? action,
      state: stateLabel?.zh ?? state,
      stateEn: stateLabel?.en ?? state,
    },
  };
}

function distinct(refusals: readonly Refusal[]): readonly Refusal[] {
  return [...new Map(refusals.map((one) => [JSON.stringify([one.code, one.params, one.field]), one])).values()];
}
