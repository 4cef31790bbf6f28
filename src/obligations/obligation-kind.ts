import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { Clock as StatutoryClock } from '../domain/deadlines/clock.js';
import type { Facts } from '../domain/lifecycle/facts.js';
import { obligationClocks } from '../domain/obligations/clock-facts.js';
import { NOTHING_YET, type ObligationAbout, type ObligationMemory } from '../domain/obligations/obligation.js';
import { OBLIGATION } from '../domain/obligations/registry.js';
import { unitsFor } from '../domain/responsibility/units-for.js';
import { blankFacts } from '../engine/blank-facts.js';
import { CaseKinds } from '../engine/case-kinds.js';
import type { CaseRow } from '../engine/case-row.js';
import { Clock } from '../platform/clock.js';

export const OBLIGATION_KIND = 'obligation';

/** Several rounds of the job that finds the item which answers for it. */
const SILENT_MS = 60_000;

/** What an obligation is to the engine: its definition, its facts, its clocks. */
@Injectable()
export class ObligationKind {
  constructor(
    kinds: CaseKinds,
    private readonly clock: Clock,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {
    kinds.register({
      ...{ name: OBLIGATION_KIND, file: 'obligation.yaml', registry: OBLIGATION },
      silentAtFirstMs: SILENT_MS,
      facts: (row) => this.facts(row),
      clocks: (row, now) => this.clocks(aboutOf(row), row.memory.obligation ?? NOTHING_YET, row.states, now),
      units: ({ unit, actingUnits }) => [...new Set([unit, ...actingUnits])],
    });
  }

  clocks(
    about: ObligationAbout,
    memory: ObligationMemory,
    states: readonly string[],
    now: Date,
  ): readonly StatutoryClock[] {
    return obligationClocks(this.jurisdiction, about, { memory, states }, now);
  }

  /** An agency that holds the authorisation on the project may draft for the party, as it may the item. */
  private facts(row: CaseRow): Facts {
    const blank = blankFacts(row, this.jurisdiction);
    const entry = this.jurisdiction.entries.get(row.entry);
    if (entry === undefined) return blank;
    const today = dateInShanghai(this.clock.now());
    return { ...blank, obliged: entry.obliged, ...unitsFor(this.jurisdiction, entry, row.unit, row.project, today) };
  }
}

/** The row says it as JSON; only this module writes it. */
export function aboutOf({ about }: { readonly about: object | null }): ObligationAbout {
  if (about === null) throw new Error('an obligation without what it is about');
  return about as unknown as ObligationAbout;
}
