import type { Actor } from '../actor.js';
import type { Jurisdiction } from '../catalogue/jurisdiction.js';
import type { Refusal } from '../refusal.js';
import type { Facts, Memory } from './facts.js';

/** What a person (or the system) asks for, with everything a pure decision may use. */
export interface Proposal {
  readonly action: string; // SUBMIT, APPROVE …
  readonly actor: Actor;
  readonly facts: Facts;
  readonly input: Readonly<Record<string, unknown>>; // body of the action, checked by the action's schema
  readonly now: string; // instant, ISO
  /** True while listing what is possible: guards then do not judge `input`, which nobody has given yet. */
  readonly probing: boolean;
  /** Who signed on paper or by word of mouth (`input.recorded.signer`), looked up by the engine; absent when unknown. */
  readonly signer?: Actor;
}

/** A guard answers with every reason why not; an empty list lets the transition pass. */
export type Guard = (
  proposal: Proposal,
  params: Readonly<Record<string, unknown>>,
  jurisdiction: Jurisdiction,
) => readonly Refusal[];

/** What an effect asks the engine to write, in the same statement as the transition. Effects never write themselves. */
export interface Changes {
  readonly memory?: Partial<Memory>;
  readonly version?: number;
  readonly clearMarks?: boolean;
  readonly dates?: Readonly<Record<string, string>>; // event dates the machine sets, people never
  readonly publish?: boolean; // make the immutable publication of this version
  readonly restorePublished?: boolean; // a discarded correction puts the published content back
  readonly visibility?: {
    readonly to: 'current' | 'held' | 'takenDown' | 'repealed' | 'expired';
    readonly notice: string | null;
  };
  readonly deliver?: 'publish' | 'update' | 'hold' | 'release' | 'withdraw' | 'repeal' | 'resend'; // one delivery per channel owed
  readonly replay?: string; // the one delivery that is sent again, to its channel only
  readonly timers?: readonly {
    readonly action: string;
    readonly dueAt: string;
    readonly input?: Record<string, unknown>;
  }[];
  /** The next number of a series and year, without gaps: 同政督〔2026〕7号. Given once a case. */
  readonly assignNumber?: { readonly series: string; readonly year: number };
  readonly cancelTimers?: readonly string[]; // actions whose open timers of this case end
  readonly notices?: readonly { readonly kind: string; readonly to: 'drafter' | 'openTasks' | 'waiting' | 'unit' }[];
}
export type Effect = (proposal: Proposal, params: Readonly<Record<string, unknown>>) => Changes;

/** A task the new state needs: computed from the state's meta and the facts after the step. */
export interface NeededTask {
  readonly state: string; // work.approval
  readonly step: string; // id of meta.step, e.g. "approve"
  readonly unit: string;
  readonly role: string;
  readonly notBefore?: string; // date: look again
}

/** The outcome of one pure step. */
export interface Step {
  readonly snapshot: unknown; // persisted XState snapshot, JSON
  readonly state: string; // leaf of the work region, dotted
  readonly states: readonly string[];
  readonly effects: readonly { readonly type: string; readonly params: Readonly<Record<string, unknown>> }[];
  readonly changes: Changes; // of all effects, merged in order
  readonly memory: Memory; // after the changes
  readonly tasks: readonly NeededTask[]; // what must be open now; the engine keeps, opens and closes by (state, unit)
}
