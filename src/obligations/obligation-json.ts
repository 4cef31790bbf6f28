import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { eventLabel } from '../deadlines/clocks-json.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { Clock as StatutoryClock } from '../domain/deadlines/clock.js';
import { Clock } from '../platform/clock.js';
import type { Locale } from '../platform/i18n.js';
import { aboutOf, ObligationKind } from './obligation-kind.js';
import type { ObligationRow } from './obligation-store.js';
import type { ObligationJson } from './schemas.js';

export type Shown = Pick<ObligationRow, 'id' | 'unit' | 'state' | 'states' | 'revision' | 'about'> & {
  readonly memory: Pick<ObligationRow['memory'], 'obligation'>;
};

/** Obligations as the API tells them, with the clock that speaks: the one that governs, else the first that waits for a fact. */
@Injectable()
export class ObligationAnswers {
  constructor(
    private readonly kind: ObligationKind,
    private readonly clock: Clock,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  of(row: Shown, locale: Locale): ObligationJson {
    const about = aboutOf(row);
    const memory = row.memory.obligation;
    const clock = this.speaking(row);
    return {
      ...{ id: row.id, title: about.title, entry: about.entry, domain: about.domain, unit: row.unit },
      ...{ project: about.project ?? null, expectation: about.expectation, period: about.period ?? null },
      ...{ after: about.after ?? null, elements: [...about.elements], dates: { ...about.events, ...memory.dates } },
      ...{ state: row.state, revision: row.revision, item: memory.item, nothing: memory.nothing },
      ...{ fulfilledAt: memory.fulfilledAt, lamp: clock?.lamp ?? 'none', due: clock?.due ?? null },
      ...{ rule: clock?.rule ?? null, citation: clock?.citation ?? null },
      needs: (clock?.needs ?? []).map((event) => ({ event, label: eventLabel(this.jurisdiction, event, locale) })),
    };
  }

  speaking({ about, memory, states }: Pick<Shown, 'about' | 'memory' | 'states'>): StatutoryClock | null {
    const clocks = this.kind.clocks(about, memory.obligation, states, this.clock.now());
    return clocks.find(({ governs }) => governs) ?? clocks.find(({ binding }) => binding) ?? clocks[0] ?? null;
  }
}
