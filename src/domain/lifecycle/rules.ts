import type { AnyStateMachine } from 'xstate';
import type { Role } from '../actor.js';
import type { Text } from '../catalogue/jurisdiction.js';
import type { Registry } from './registry.js';
import type { MachineConfig, StateConfig, TransitionConfig } from './check/shape.js';

/** Which second-pair-of-eyes rule an act falls under (ARCHITECTURE, invariant 7). */
export type Duty = 'review' | 'approve' | 'publish';

/** One line of the action table: a role in the units a rule names, perhaps only within some states. */
export interface Who {
  readonly role: Role;
  readonly unit: string; // name of a unit rule
  readonly in?: string; // state prefix: work.approval
  readonly duty?: Duty;
  readonly recorded?: boolean; // enters what another signed on paper or said; never signs
}

export interface ActionRule {
  readonly name: string;
  readonly label: Text;
  readonly who: readonly Who[];
  readonly reason: boolean; // `input.reason` (or the comment) must say why
  readonly back: boolean; // leads back: must never strand the case
  /** Set for rights that move no state (EDIT, MARK, VIEW …): the states they exist in. */
  readonly beside: readonly string[] | null;
}

/** What a state waits for: a person of a role in the units of a rule. */
export interface StepRule {
  readonly state: string;
  readonly id: string;
  readonly label: Text;
  readonly role: Role;
  readonly unit: string;
  readonly duty?: Duty;
  readonly limit: number | null; // working days, internal
  readonly notBefore?: string; // name of a date rule
  readonly first?: StepRule; // signers whose tasks come first, as long as the rule names any unit
}

export interface StateNode {
  readonly path: string; // work.approval
  readonly at: string; // where it stands in the file: states.work.states.approval
  readonly label: Text;
  readonly config: StateConfig;
  readonly parent: string | null;
  readonly children: readonly string[];
  readonly edges: readonly Edge[];
}

export interface Edge {
  readonly from: string;
  readonly action: string | null; // null: `always`
  readonly index: number;
  readonly at: string;
  readonly target: string | null; // null: stays
  readonly guard: Named | null;
  readonly effects: readonly Named[];
  readonly config: TransitionConfig;
}

export interface Named {
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** One checked version of a workflow, named by the hash of its content. */
export interface Definition {
  readonly name: string;
  readonly hash: string;
  readonly label: Text;
  readonly main: string; // the region whose leaf is the case's `state`
  readonly config: MachineConfig;
  readonly machine: AnyStateMachine;
  readonly registry: Registry;
  readonly nodes: ReadonlyMap<string, StateNode>;
  readonly actions: ReadonlyMap<string, ActionRule>;
  readonly steps: ReadonlyMap<string, StepRule>; // by state
}
