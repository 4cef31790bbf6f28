import type { UnitRule } from '../lifecycle/registry.js';
import { orderOf } from './order-of.js';

/** Whose step it is. What is only proposed is the seats' own affair: the unit learns of it when it is issued. */
export const UNIT_RULES = {
  addressed: (facts) => (orderOf(facts).issuedAt === null ? [] : [facts.unit]),
  issuer: (facts) => [orderOf(facts).issuer],
  office: (facts) => [facts.seats.office],
  supervision: (facts) => [facts.seats.supervisionOffice],
  system: () => ['system'],
} satisfies Record<string, UnitRule>;
