import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { SYSTEM } from '../domain/actor.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { highestDue, nextRung, type DueRung } from '../domain/escalation/next-rung.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import type { Act } from '../engine/act-writes.js';
import { NOT_NEEDED, type Opened } from '../engine/case-door.js';
import { CaseEditor } from '../engine/case-editor.js';
import { ladderClock } from '../engine/clock-ladder.js';
import type { DueClock } from '../engine/clock-rungs.js';
import type { StoredClock } from '../engine/stored-clock.js';
import type { Standing } from '../engine/standing.js';
import { audienceOf } from './audience.js';

/** Tells one rung of one clock through the one door: rung, next moment, trail and notices in one guarded statement. */
@Injectable()
export class Reminder {
  constructor(
    private readonly editor: CaseEditor,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  /** Null when nothing is due of it: nobody is at work, or the ladder has changed since the row was written. */
  due(clock: DueClock, now: Date): DueRung | null {
    return highestDue(this.ground(), ladderClock(clock), clock.rung, now);
  }

  /** When to look at it again. */
  next(clock: DueClock, now: Date): string | null {
    return nextRung(this.ground(), ladderClock(clock), clock.rung, now)?.at ?? null;
  }

  async tell(clock: DueClock, due: DueRung): Promise<Outcome<Standing>> {
    const { case_id: caseId, rule } = clock;
    const input = { rule, due: clock.due, rung: due.rung.id, missed: due.missed.map(({ id }) => id) };
    const ask = { actor: SYSTEM, caseId, action: 'REMIND', input, revision: NOT_NEEDED, key: NOT_NEEDED } as const;
    return await this.editor.beside(ask, (opened) => this.act(opened, clock, due));
  }

  /** Judged again on the row as read now: whoever lost the guard to another worker finds the rung told. */
  private act(opened: Opened, { version, rule }: DueClock, { rung, missed }: DueRung): Outcome<Act> {
    const { row, now } = opened;
    const clock = row.clocks.find((each) => each.version === version && each.rule === rule);
    const still = clock === undefined ? null : highestDue(this.ground(), ladderClock(clock), clock.rung, now);
    if (still?.rung.id !== rung.id) return refused([{ code: 'rung-told', kind: 'stale', params: { rung: rung.id } }]);
    const { id: caseId, state, entry, unit } = row;
    const due = clock?.due ?? null;
    const told = { notice: 'rung', rung: rung.id, rule, due, missed: missed.map(({ id }) => id) };
    const by = {
      action: 'REMIND',
      actor: SYSTEM.account,
      state,
      entry,
      unit,
      mail: rung.mail,
      required: rung.required,
    };
    const audience = audienceOf(rung, row, this.jurisdiction, dateInShanghai(now));
    const proposal = { kind: 'order-proposal', payload: { caseId, unit, rule, due } };
    return accepted({
      quiet: true,
      rung: { version, rule, rung: rung.id },
      notices: [
        { payload: { ...by, ...told, ...audience } },
        ...(rung.proposes !== undefined && owes(clock) ? [proposal] : []),
      ],
    });
  }

  private ground() {
    const { escalation: ladder, calendar } = this.jurisdiction;
    return { ladder, calendar };
  }
}

/** What the unit owes itself. A third party's silence leaves the decision to the agency (条例 32), and a signature is asked of one person. */
const owes = (clock: StoredClock | undefined): boolean => clock !== undefined && OWED.has(clock.act);
const OWED: ReadonlySet<string> = new Set(['publish', 'verify', 'withdraw', 'reply']);
