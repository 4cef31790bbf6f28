import { dateInShanghai } from '../calendar/dates.js';
import type { ClockFacts } from './clock.js';
import type { Rule } from './rule.js';

/** Where a rule is counted from, or the facts that would tell. */
export type Start = { readonly at: string } | { readonly needs: readonly string[] };

/** The event the rule starts from: by the grant mode where it names several, else the earliest of those that are known. */
export function startOf(rule: Rule, facts: ClockFacts): Start {
  const events = eventsOf(rule, facts);
  const known = events.map((event) => knownAt(rule, event, facts)).filter((at) => at !== null);
  const [first] = known.sort((one, other) => dayOf(one).localeCompare(dayOf(other)));
  return first === undefined ? { needs: events } : { at: first };
}

/** An event by mode whose mode is none of those named: the rule is not about this item. */
export const isElsewhere = (rule: Rule, facts: ClockFacts): boolean => eventsOf(rule, facts).length === 0;

function eventsOf({ event, eventByMode }: Rule, facts: ClockFacts): string[] {
  if (eventByMode === null) return [event];
  const mode = facts.codes[MODE];
  const all = mode === undefined ? Object.values(eventByMode) : [eventByMode[mode]];
  return [...new Set(all.filter((each) => each !== undefined))];
}

/**
 * When the event was. In a correction an event not later than the publication before started that publication's clock: the
 * new version counts from the day of the change, or, for text that must be received or verified, from its own receipt (A26).
 */
function knownAt(rule: Rule, event: string, facts: ClockFacts): string | null {
  const given = facts.events[event] ?? null;
  const { correction } = facts;
  if (rule.act === 'withdraw') return given; // of the decision, not of a version
  if (correction === null || !FORWARD.has(rule.type)) return given;
  const fresh = given !== null && dayOf(given) > dayOf(correction.previouslyPublishedAt);
  if (fresh) return given;
  return rule.ofReceipt || rule.act !== 'publish' ? null : dateInShanghai(correction.begunAt);
}

const MODE = 'grant-mode';
const FORWARD: ReadonlySet<Rule['type']> = new Set(['within', 'simultaneous']);

/** The day in Tongjiang of a date or an instant. */
export const dayOf = (moment: string): string => (moment.length === 10 ? moment : dateInShanghai(moment));
