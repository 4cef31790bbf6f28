import { Injectable } from '@nestjs/common';
import { BAD_CURSOR, NOT_FOUND } from '../../access/refused-error.js';
import type { Actor } from '../../domain/actor.js';
import { accepted, refused, type Outcome } from '../../domain/refusal.js';
import { fromCursor, toCursor } from '../../platform/cursor.js';
import { Database } from '../../platform/database.js';
import { Channels } from '../overseeing/channels.js';
import type { Status } from '../overseeing/deliveries-statement.js';
import { Comparisons, type Comparison } from './comparisons.js';
import { differencesStatement } from './differences-statement.js';

/**
 * `missing`: the platform has nothing; `older`, `newer`: another state of it; `shown`, `hidden`: the same, but it shows what is down or
 * does not show what is up; `unknown`: it was never sent such a number.
 */
export const KINDS = ['missing', 'older', 'newer', 'shown', 'hidden', 'unknown'] as const;

/** One publication that a platform holds otherwise than it was sent; `ours` and `theirs` are sequences. */
export interface Difference {
  readonly number: string;
  readonly kind: (typeof KINDS)[number];
  readonly ours: number | null;
  readonly theirs: number | null;
  /** What was delivered, to be sent again; null where nothing was. */
  readonly delivery: string | null;
  readonly foundAt: Date;
  /** null: of no item of ours. */
  readonly unit: string | null;
  readonly item: string | null;
  /** Empty where the item is closed, or there is none. */
  readonly title: string;
  /** What became of it, where it was sent again since. */
  readonly resent: Status | null;
}

export interface DifferencePage {
  readonly comparison: Comparison;
  readonly rows: readonly Difference[];
  readonly next: string | null;
}

/** Where a platform differs from what it was sent, by number: all for the government office, for publishers those of their units. */
@Injectable()
export class Differences {
  constructor(
    private readonly channels: Channels,
    private readonly comparisons: Comparisons,
    private readonly database: Database,
  ) {}

  async list(actor: Actor, channel: string, cursor?: string, most = PAGE): Promise<Outcome<DifferencePage>> {
    const scope = this.channels.scopeOf(actor);
    if (!scope.ok) return scope;
    const [after] = cursor === undefined ? [''] : (fromCursor(cursor, 1) ?? []);
    if (after === undefined) return refused([BAD_CURSOR]);
    const views = await this.channels.views(scope.value, [channel]);
    const comparison = (await this.comparisons.of(views, scope.value)).get(channel);
    if (comparison === undefined) return refused([NOT_FOUND]);
    const asked = differencesStatement(scope.value, { channel, after, limit: most + 1 });
    const { rows } = await this.database.pool.query<Difference>(asked);
    const end = rows.length > most ? rows[most - 1] : undefined;
    return accepted({ comparison, rows: rows.slice(0, most), next: end === undefined ? null : toCursor([end.number]) });
  }
}

const PAGE = 50;
