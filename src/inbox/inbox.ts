import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { BAD_CURSOR } from '../access/refused-error.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Actor } from '../domain/actor.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import { Clock } from '../platform/clock.js';
import { momentInCursor, toCursor } from '../platform/cursor.js';
import { InboxQueries, type InboxRow } from './inbox-queries.js';
import { taskScope } from './task-scope.js';

export const inboxQuery = z.object({
  view: z.enum(['todo', 'claimed', 'mine', 'done']).default('todo'),
  q: z.string().max(100).optional(),
  entry: z.string().max(80).optional(),
  unit: z.string().max(80).optional(),
  step: z.string().max(80).optional(),
  age: z.coerce.number().int().min(0).max(3650).optional().meta({ description: 'Open for at least so many days' }),
  cursor: z.string().max(300).optional(),
});

const PAGE = 50;
const DAY_MS = 86_400_000;

/** To do, claimed by me, mine in progress, done. */
@Injectable()
export class Inbox {
  constructor(
    private readonly queries: InboxQueries,
    private readonly clock: Clock,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  async list(
    actor: Actor,
    query: z.infer<typeof inboxQuery>,
  ): Promise<Outcome<{ rows: readonly InboxRow[]; next: string | null }>> {
    const key = query.cursor === undefined ? null : momentInCursor(query.cursor);
    if (query.cursor !== undefined && key === null) return refused([BAD_CURSOR]);
    const now = this.clock.now();
    const scope = taskScope(actor, this.jurisdiction);
    const rows = await this.queries.list(query.view, scope, dateInShanghai(now.toISOString()), {
      q: blank(query.q),
      entry: blank(query.entry),
      unit: blank(query.unit),
      step: blank(query.step),
      olderThan: query.age === undefined ? null : new Date(now.getTime() - query.age * DAY_MS).toISOString(),
      after: key,
      limit: PAGE + 1,
    });
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    return accepted({
      rows: rows.slice(0, PAGE),
      next: last === undefined ? null : toCursor([last.key_at, last.key_id]),
    });
  }
}

/** An empty field of a filter form filters nothing. */
const blank = (value: string | undefined): string | null =>
  value === undefined || value.trim() === '' ? null : value.trim();
