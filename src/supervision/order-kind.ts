import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { Facts } from '../domain/lifecycle/facts.js';
import { orderClock } from '../domain/supervision/clock.js';
import { orderOf } from '../domain/supervision/order-of.js';
import { SUPERVISION } from '../domain/supervision/registry.js';
import { blankFacts } from '../engine/blank-facts.js';
import type { CaseKind } from '../engine/case-kinds.js';

/** The supervision order as the engine knows it. */
export const orderKind = (jurisdiction: Jurisdiction): CaseKind => ({
  ...{ name: 'order', file: 'supervision.yaml', registry: SUPERVISION },
  facts: (row) => blankFacts(row, jurisdiction),
  clocks: (row, now) => {
    const { order } = row.memory;
    const clock = order === undefined ? null : orderClock(order, row.states, jurisdiction.calendar, now);
    return clock === null ? [] : [clock];
  },
  units: unitsOf,
});

/** The unit takes part from the moment it is issued. */
function unitsOf(facts: Facts): readonly string[] {
  const { office, supervisionOffice } = facts.seats;
  const seats = [office, supervisionOffice];
  return [...new Set(orderOf(facts).issuedAt === null ? seats : [facts.unit, ...seats])];
}
