import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { dateInShanghai, endOfDay } from '../domain/calendar/dates.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { termOf, type GivenTerm } from '../domain/supervision/terms.js';
import { Preparations } from '../engine/preparations.js';
import { Clock } from '../platform/clock.js';

type Input = Readonly<Record<string, unknown>>;

/** Counts due days on the calendar before the pure decision, which may not look it up. */
@Injectable()
export class Terms {
  constructor(
    private readonly clock: Clock,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  register(preparations: Preparations): void {
    preparations.register('ISSUE', (input) => this.counted(input));
    preparations.register('SEND_BACK', (input) => this.counted(input));
    preparations.register('WAIT', (input) => this.until(input));
  }

  /** Null where neither a day nor a number of days was given. */
  of(given: GivenTerm): { due: string; circulateFrom: string } | null {
    const { calendar, supervision } = this.jurisdiction;
    return termOf(given, { calendar, today: dateInShanghai(this.clock.now()), grace: supervision.grace });
  }

  private counted({ workingDays, ...input }: Input): Input {
    return { ...input, ...this.of(givenIn({ ...input, workingDays })) };
  }

  /** More time ends with its day: the grace was given once. */
  private until(input: Input): Input {
    const { due, ...counted } = this.counted(input);
    return typeof due === 'string' ? { ...counted, due, circulateFrom: endOfDay(due) } : input;
  }
}

const givenIn = ({ due, workingDays }: Input): GivenTerm => ({
  ...(typeof due === 'string' ? { due } : {}),
  ...(typeof workingDays === 'number' ? { workingDays } : {}),
});
