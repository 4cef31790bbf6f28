import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Entry, Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { Clock, ClockFacts } from '../domain/deadlines/clock.js';
import { clocksOf } from '../domain/deadlines/clocks-of.js';
import { internalClocksOf, SIGNATURE_PENDING } from '../domain/deadlines/internal-clocks.js';
import { decisionIn } from '../domain/exchange/dual-publicity/decision.js';
import { CLOCK_ACTS } from '../domain/deadlines/history.js';
import { clockFactsOf } from '../domain/deadlines/item-facts.js';
import { CaseFacts } from './case-facts.js';
import { CaseKinds } from './case-kinds.js';
import type { CaseRow } from './case-row.js';
import { ladderFor, type ToldRung } from './clock-ladder.js';
import { owedItem } from './owed-item.js';
import { PushChannels } from './push-channels.js';
import { reconcileClocks, type ClockWrites } from './clock-plan.js';
import { storedClock, type StoredClock } from './stored-clock.js';

/** Every clock of a case, counted from the facts of its row: shown when read, and stored with each act that may have moved one. */
@Injectable()
export class CaseClocks {
  constructor(
    private readonly facts: CaseFacts,
    private readonly kinds: CaseKinds,
    private readonly channels: PushChannels,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  of(row: CaseRow, now: Date): readonly Clock[] {
    const kind = this.kinds.get(row.kind);
    if (kind !== undefined) return kind.clocks(row, now);
    const entry = this.facts.entry(row.entry);
    const { elements, dates, states, acts } = row;
    const decision = decisionIn(this.jurisdiction.dualPublicity, row.creditRecords);
    const { consultation, overturned = null } = row.memory;
    const receipts = this.receipts(row, entry);
    const facts = clockFactsOf(entry, { elements, dates, states, consultation, overturned, acts, decision, receipts });
    return [...clocksOf(this.jurisdiction, entry, facts, now), ...internalClocksOf(this.jurisdiction, row.memory, now)];
  }

  /** Of the channels owed, those that a deadline waits for. */
  private receipts(row: CaseRow, entry: Entry): ClockFacts['receipts'] {
    const had = new Map(row.receipts.map(({ channel, at }) => [channel, at]));
    return this.channels.owedBy(owedItem(row, entry)).flatMap(({ channel }) => {
      const statutory = this.jurisdiction.channels.get(channel)?.statutory ?? [];
      return statutory.length === 0 ? [] : [{ statutory, at: had.get(channel) ?? null }];
    });
  }

  /**
   * @param after the row as the act leaves it
   * @param action the act itself, which may begin or end a clock
   * @param told the rung this act tells, if it tells one
   */
  writes(before: CaseRow, after: CaseRow, action: string, now: Date, told?: ToldRung): ClockWrites {
    const of = { unit: after.unit, domain: after.domain, entry: after.entry };
    if (restored(before, after))
      return { of, put: this.carriedBack(after, now), drop: before.clocks.filter(({ done_at }) => done_at === null) };
    const begins = (CLOCK_ACTS as readonly string[]).includes(action);
    const acts = begins ? [...before.acts, { action, at: now.toISOString() }] : before.acts;
    const { calendar, escalation: ladder } = this.jurisdiction;
    const fresh = this.of({ ...after, acts }, now).map((clock) => storedClock(clock, after.version, calendar.version));
    const corrected = after.version !== before.version;
    const silentAtFirstMs = this.kinds.get(after.kind)?.silentAtFirstMs ?? 0;
    const onLadder = ladderFor({ ground: { ladder, calendar }, now, told, silentAtFirstMs });
    const { put, drop } = reconcileClocks(corrected ? [] : before.clocks, fresh, onLadder);
    return corrected
      ? {
          of,
          put: [...put, ...silenced(before.clocks.filter((clock) => !carried(clock)))],
          drop: before.clocks.filter(carried),
        }
      : { of, put, drop };
  }

  /** Of the published version only what is still to be signed or withdrawn begins again. */
  private carriedBack(row: CaseRow, now: Date): readonly StoredClock[] {
    const { memory, version } = row;
    const { calendar, escalation: ladder } = this.jurisdiction;
    const falls =
      memory.overturned?.settledAt === null ? this.of(row, now).filter(({ act }) => act === 'withdraw') : [];
    const signed = internalClocksOf(this.jurisdiction, memory, now);
    const clocks = [...falls, ...signed].filter(({ doneAt }) => doneAt === null);
    const fresh = clocks.map((clock) => storedClock(clock, version, calendar.version));
    return reconcileClocks([], fresh, ladderFor({ ground: { ladder, calendar }, now, told: undefined })).put;
  }
}

/** The clocks of the version before say nothing more: the correction has its own (A26). */
const silenced = (clocks: readonly StoredClock[]): readonly StoredClock[] =>
  clocks.filter(({ next_rung_at }) => next_rung_at !== null).map((clock) => ({ ...clock, next_rung_at: null }));

/** A signature that is still to follow is asked for under the newest version, and under no other. */
const carried = ({ rule, done_at }: StoredClock): boolean => rule === SIGNATURE_PENDING && done_at === null;

/** A correction given up: the clocks of the published version are as they were recorded. */
const restored = (before: CaseRow, after: CaseRow): boolean => after.version < before.version;
