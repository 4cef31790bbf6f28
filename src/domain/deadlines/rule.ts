import type { DeadlineRule, StatutoryOverride } from '../catalogue/shapes/deadlines.js';
import type { Act } from './clock.js';

/** A rule of the plan or of higher law, in one shape: what is counted, from which event, for which act. */
export interface Rule {
  readonly id: string;
  readonly text: string;
  readonly citation: string;
  readonly act: Act;
  readonly binding: boolean;
  readonly ambiguity: string | null;
  readonly type: DeadlineRule['type'];
  readonly n: number;
  readonly unit: NonNullable<DeadlineRule['unit']>;
  readonly event: string;
  readonly eventByMode: Readonly<Record<string, string>> | null;
  readonly until: string; // the event that ends a `between`
  readonly when: NonNullable<DeadlineRule['when']>;
  readonly overlay: boolean;
  /** Counts the receipt or verification of a text: of each version its own (A26). */
  readonly ofReceipt: boolean;
  /** The event that shows the act as done, where it is none of the workflow. */
  readonly doneBy: string | null;
  readonly extension: number;
  readonly pauses: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

/** @param fallback the rule that lends its number to one that names none: 合同生效后 */
export function ruleOf(rule: DeadlineRule, fallback?: DeadlineRule): Rule {
  return once(fallback === undefined ? PLAIN : WITH_FALLBACK, rule, () => read(rule, fallback));
}

/** Rules are read for every clock of every act, and never change: each is brought into this shape once. */
const PLAIN = new WeakMap<DeadlineRule, Rule>();
const WITH_FALLBACK = new WeakMap<DeadlineRule, Rule>();
const OVERRIDES = new WeakMap<StatutoryOverride, Rule>();

function once<K extends object>(known: WeakMap<K, Rule>, key: K, read: () => Rule): Rule {
  const rule = known.get(key) ?? read();
  known.set(key, rule);
  return rule;
}

function read(rule: DeadlineRule, fallback?: DeadlineRule): Rule {
  const counting = rule.n === undefined ? fallback : rule;
  return {
    ...{ id: rule.id, text: rule.zh, citation: rule.basis, act: rule.act ?? 'publish', binding: true, ambiguity: null },
    ...{ type: rule.type, n: counting?.n ?? 0, unit: counting?.unit ?? 'working-day' },
    ...{ event: rule.event ?? rule.after ?? '', until: rule.before ?? '', eventByMode: rule.eventByMode ?? null },
    ...{ when: rule.when ?? {}, overlay: rule.overlay ?? false, doneBy: null },
    ofReceipt: rule.unit === 'clock-hour' || rule.precondition !== undefined,
    ...{ extension: rule.extension?.n ?? 0, pauses: rule.pauses ?? [] },
    ...versionOf(rule),
  };
}

/** Verification before publication is a clock of its own, from the day after submission (A17). */
export function preconditionOf(rule: DeadlineRule): Rule | null {
  if (rule.precondition === undefined) return null;
  const { step, max: n, unit, event } = rule.precondition;
  return {
    ...ruleOf(rule),
    ...{ id: `${rule.id}/${step}`, act: 'verify', type: 'within', n, unit, event, ambiguity: 'A17' },
    doneBy: rule.event ?? null,
  };
}

export const overrideOf = (override: StatutoryOverride): Rule =>
  once(OVERRIDES, override, () => readOverride(override));

function readOverride(override: StatutoryOverride): Rule {
  const { id, zh: text, basis: citation, n, unit, event, direction, evidence } = override;
  return {
    ...{ id, text, citation, act: override.act ?? 'publish', binding: evidence === 'verified' },
    ...{ type: direction === 'before' ? 'not-later-than-before' : 'within', n, unit, event },
    ...{ ambiguity: null, eventByMode: null, until: '', when: {}, overlay: false, extension: 0, pauses: [] },
    ...{ ofReceipt: false, doneBy: null },
    ...versionOf(override),
  };
}

const versionOf = ({ from, to }: { from?: string; to?: string }): Pick<Rule, 'from' | 'to'> => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});
