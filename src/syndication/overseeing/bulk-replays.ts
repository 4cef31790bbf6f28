import { Injectable } from '@nestjs/common';
import { BAD_CURSOR } from '../../access/refused-error.js';
import type { Actor } from '../../domain/actor.js';
import { accepted, refused, type Outcome, type Refusal } from '../../domain/refusal.js';
import { NOT_NEEDED } from '../../engine/case-door.js';
import { momentInCursor, toCursor } from '../../platform/cursor.js';
import { Channels } from './channels.js';
import { DeliveryRows } from './delivery-rows.js';
import { Replays } from './replays.js';

export interface BulkReplay {
  readonly state: 'failed' | 'manual';
  readonly channel?: string | undefined;
  readonly since?: string | undefined;
  readonly cursor?: string | undefined;
}

export interface BulkReplayed {
  readonly replayed: readonly string[];
  readonly refused: readonly { readonly delivery: string; readonly refusals: readonly Refusal[] }[];
  /** Where the next batch begins; null when nothing is left. */
  readonly next: string | null;
}

const BATCH = 50;

/** Everything of one kind sent again, the oldest first, one act on each case: each is done or refused for itself. */
@Injectable()
export class BulkReplays {
  constructor(
    private readonly channels: Channels,
    private readonly rows: DeliveryRows,
    private readonly replays: Replays,
  ) {}

  async replay(actor: Actor, { state, channel, since, cursor }: BulkReplay): Promise<Outcome<BulkReplayed>> {
    const scope = this.channels.scopeOf(actor);
    if (!scope.ok) return scope;
    const after = cursor === undefined ? null : momentInCursor(cursor);
    if (after === null && cursor !== undefined) return refused([BAD_CURSOR]);
    const rows = await this.rows.list(scope.value, {
      ...{ statuses: [state], current: true, channel: channel ?? null, after },
      ...{ since: since === undefined ? null : new Date(since), limit: BATCH + 1, oldestFirst: true },
    });
    const batch = rows.slice(0, BATCH);
    const replayed: string[] = [];
    const not: BulkReplayed['refused'][number][] = [];
    for (const { id } of batch) {
      const done = await this.replays.replay(actor, id, NOT_NEEDED);
      if (done.ok) replayed.push(id);
      else not.push({ delivery: id, refusals: done.refusals });
    }
    const last = rows.length > BATCH ? batch.at(-1) : undefined;
    return accepted({ replayed, refused: not, next: last === undefined ? null : toCursor([last.key_at, last.id]) });
  }
}
