import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { Clock } from '../domain/deadlines/clock.js';
import { clocksOf, notBeforeOf } from '../domain/deadlines/clocks-of.js';
import { CLOCK_ACTS, type PastAct } from '../domain/deadlines/history.js';
import { clockFactsOf } from '../domain/deadlines/item-facts.js';
import type { Opened } from '../engine/case-door.js';
import { CaseFacts } from '../engine/case-facts.js';
import { Database } from '../platform/database.js';

/** Every clock of an item, computed when read. */
export interface Clocks {
  readonly clocks: readonly Clock[];
  /** First day it may be published, where a window binds it. */
  readonly notBefore: string | null;
}

@Injectable()
export class ItemClocks {
  constructor(
    private readonly database: Database,
    private readonly facts: CaseFacts,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  async of({ row, now }: Pick<Opened, 'row' | 'now'>): Promise<Clocks> {
    const entry = this.facts.entry(row.entry);
    const { elements, dates, states, memory } = row;
    const acts = await this.acts(row.id);
    const facts = clockFactsOf(entry, { elements, dates, states, consultation: memory.consultation, acts });
    const clocks = clocksOf(this.jurisdiction, entry, facts, now);
    return { clocks, notBefore: notBeforeOf(clocks) };
  }

  /** A few rows at most: what begins and ends versions. */
  private async acts(item: string): Promise<readonly PastAct[]> {
    const { rows } = await this.database.pool.query<{ action: string; at: Date }>({
      name: 'clocks.acts',
      text: 'SELECT action, at FROM audit_entry WHERE subject = $1 AND action = ANY ($2) ORDER BY seq',
      values: [item, CLOCK_ACTS],
    });
    return rows.map(({ action, at }) => ({ action, at: at.toISOString() }));
  }
}
