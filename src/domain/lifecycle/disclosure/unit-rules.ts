import type { DateRule, UnitRule } from '../registry.js';
import { unsigned } from './signatures.js';

/** Whose step it is, by name (谁批准、谁公开，谁实施、谁公开，谁制作、谁公开: the facts already know the responsible unit). */
export const UNIT_RULES = {
  responsible: (facts) => [facts.unit],
  acting: (facts) => unique([facts.unit, ...facts.actingUnits], facts.actingUnits),
  reviewing: (facts) => facts.reviewingUnits,
  publishing: (facts) => facts.publishingUnits,
  countersigning: (facts) => facts.memory.countersigners,
  unsigned: (facts) => (facts.memory.proposal === null ? unsigned(facts) : []),
  involved: (facts) => [
    facts.unit,
    ...facts.actingUnits,
    ...facts.reviewingUnits,
    ...facts.publishingUnits,
    ...facts.memory.countersigners,
  ],
  office: (facts) => [facts.seats.office],
  supervision: (facts) => [facts.seats.supervisionOffice],
  secrecy: (facts) => [facts.seats.secrecyAuthority],
  system: () => ['system'],
} satisfies Record<string, UnitRule>;

/** In the order given, only what may act: the responsible unit leads when it is among them. */
const unique = (ordered: readonly string[], allowed: readonly string[]): readonly string[] =>
  [...new Set(ordered)].filter((unit) => allowed.includes(unit));

export const DATE_RULES = {
  reviewAgainOn: (facts) => facts.memory.nonDisclosure?.reviewAgainOn ?? null,
} satisfies Record<string, DateRule>;
