import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import type { Entry, Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { Clock } from '../platform/clock.js';

/** What every page stands on: the jurisdiction and the time. */
@Injectable()
export class Ground {
  constructor(
    @Inject(JURISDICTION) readonly jurisdiction: Jurisdiction,
    private readonly clock: Clock,
  ) {}

  entry = (id: string): Entry | null => this.jurisdiction.entries.get(id) ?? null;
  now = (): Date => this.clock.now();
  today = (): string => dateInShanghai(this.clock.now());
}

/** An id as this system gives them; anything else finds nothing. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
