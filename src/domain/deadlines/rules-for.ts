import type { Entry, Jurisdiction } from '../catalogue/jurisdiction.js';
import type { ClockFacts } from './clock.js';
import { conditionHolds } from './conditions.js';
import { overridesFor } from './overrides-for.js';
import { preconditionOf, ruleOf, type Rule } from './rule.js';
import { isElsewhere, startOf } from './starts.js';

/** Every rule that is about this item as far as its facts are known, of the plan and of higher law. */
export function rulesFor(jurisdiction: Jurisdiction, entry: Entry, facts: ClockFacts): readonly Rule[] {
  const { overriding, covered } = overridesFor(jurisdiction, entry, facts);
  const plan = chosenIds(jurisdiction, entry, facts)
    .filter((id) => jurisdiction.deadlineRules.get(id)?.overlay !== true)
    .flatMap((id) => readFor(jurisdiction, entry, id));
  return [
    ...(covered ? [] : plan),
    ...overlays(jurisdiction, entry, facts),
    ...overriding,
    ...ownClocks(jurisdiction, facts),
  ]
    .filter(({ act }) => facts.owed || (act !== 'publish' && act !== 'verify'))
    .filter((rule, _, all) => conditionHolds(rule, all, facts))
    .filter((rule) => !isElsewhere(rule, facts) && inForce(rule, facts));
}

/** The deadlines of the entry, or those its selector chooses; a mode not said is told from the events that are known (A01). */
function chosenIds(
  jurisdiction: Jurisdiction,
  { deadlines, deadlineSelector }: Entry,
  facts: ClockFacts,
): readonly string[] {
  if (deadlineSelector === undefined) return deadlines;
  const { field, cases, otherwise } = deadlineSelector;
  const code = facts.codes[field];
  if (code !== undefined) return cases[code] ?? otherwise;
  const told = Object.values(cases).find((ids) => ids.some((id) => hasStarted(jurisdiction, id, facts)));
  return told ?? otherwise;
}

function hasStarted({ deadlineRules }: Jurisdiction, id: string, facts: ClockFacts): boolean {
  const rule = deadlineRules.get(id);
  return [rule?.event, rule?.precondition?.event].some((event) => event !== undefined && event in facts.events);
}

/** The rule as the entry reads it, with the clock of its precondition. */
function readFor(jurisdiction: Jurisdiction, entry: Entry, id: string): Rule[] {
  const rule = known(jurisdiction, id);
  const reading = jurisdiction.deadlineReadings.find((each) => each.entry === entry.id && each.rule === id);
  const plain = ruleOf(rule, rule.fallback === undefined ? undefined : known(jurisdiction, rule.fallback));
  if (reading === undefined) {
    const before = preconditionOf(rule);
    return before === null ? [plain] : [before, plain];
  }
  const { ambiguity, event = plain.event, instead } = reading;
  if (instead === undefined) return [{ ...plain, ambiguity, event }];
  return [
    { ...plain, ambiguity, binding: false },
    { ...ruleOf(known(jurisdiction, instead)), ambiguity },
  ];
}

/** Licences and penalties of every domain (A28): when the decision is dated, said to be one, or the entry holds nothing else. */
function overlays(jurisdiction: Jurisdiction, entry: Entry, facts: ClockFacts): Rule[] {
  const rules = [...jurisdiction.deadlineRules.values()]
    .filter(({ overlay }) => overlay === true)
    .map((rule) => ruleOf(rule));
  const said = DECISIONS.has(facts.codes['decision-kind'] ?? '');
  const always = entry.creditChannels === 'always';
  return rules.filter(({ id, event }) => event in facts.events || said || (always && entry.deadlines.includes(id)));
}

const DECISIONS: ReadonlySet<string> = new Set(['licence', 'penalty']);

/** Clocks beside publication start with their own event: a request's reply, a third party's opinion. */
const ownClocks = ({ deadlineRules }: Jurisdiction, facts: ClockFacts): Rule[] =>
  [...deadlineRules.values()]
    .map((rule) => ruleOf(rule))
    .filter(({ act, event }) => act !== 'publish' && event in facts.events);

/** A rule counts what happened while it was in force (A25); not started, it is taken as it stands. */
function inForce(rule: Rule, facts: ClockFacts): boolean {
  const start = startOf(rule, facts);
  if (!('at' in start)) return true;
  const day = start.at.slice(0, 10);
  return (rule.from ?? day) <= day && day <= (rule.to ?? day);
}

function known({ deadlineRules }: Jurisdiction, id: string) {
  const rule = deadlineRules.get(id);
  if (rule === undefined) throw new Error(`no deadline rule ${id}: the jurisdiction was not checked`);
  return rule;
}
