import { Injectable } from '@nestjs/common';
import type { DeliveryScope } from '../../domain/authority/delivery-scope.js';
import { Database } from '../../platform/database.js';
import type { ChannelView } from '../overseeing/channel-view.js';

/** `not-asked`: nobody asks the platform; `cannot-say`: it was asked and gave no list, which is never taken for agreement. */
export const COMPARISONS = ['equal', 'differs', 'cannot-say', 'under-way', 'never', 'not-asked'] as const;

/** What a platform holds beside what it was sent, as of the last time it was asked. */
export interface Comparison {
  readonly state: (typeof COMPARISONS)[number];
  readonly startedAt: Date | null;
  /** When the platform last gave a whole list; `held` and `expected` are those of then. */
  readonly comparedAt: Date | null;
  readonly held: number | null;
  readonly expected: number | null;
  /** Within the scope. */
  readonly differences: number;
  /** Why it could not say. */
  readonly error: string | null;
}

interface Row extends Omit<Comparison, 'state' | 'held' | 'expected'> {
  readonly channel: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** Anywhere, also beyond the scope. */
  readonly differs: boolean;
  readonly held: number;
  readonly expected: number;
}

@Injectable()
export class Comparisons {
  constructor(private readonly database: Database) {}

  /** By channel, in the order given. */
  async of(views: readonly ChannelView[], scope: DeliveryScope): Promise<ReadonlyMap<string, Comparison>> {
    const ids = views.map(({ channel }) => channel.id);
    const { rows } = await this.database.pool.query<Row>(comparisonsStatement(ids, scope));
    const found = new Map(rows.map((row) => [row.channel, row]));
    return new Map(views.map((view) => [view.channel.id, comparisonOf(view, found.get(view.channel.id))]));
  }
}

function comparisonOf({ channel, connected }: ChannelView, row: Row | undefined): Comparison {
  const asked = connected && channel.holdings;
  if (!asked || row === undefined) return { ...NOTHING, state: asked ? 'never' : 'not-asked' };
  const { startedAt, comparedAt, differences, error } = row;
  const compared = comparedAt === null ? { held: null, expected: null } : { held: row.held, expected: row.expected };
  return { state: stateOf(row), startedAt, comparedAt, ...compared, differences, error };
}

const NOTHING = { startedAt: null, comparedAt: null, held: null, expected: null, differences: 0, error: null };

function stateOf({ endedAt, error, differs }: Row): Comparison['state'] {
  if (endedAt === null) return 'under-way';
  if (error !== null) return 'cannot-say';
  return differs ? 'differs' : 'equal';
}

export function comparisonsStatement(channels: readonly string[], scope: DeliveryScope) {
  const all = scope.kind === 'all';
  return {
    name: all ? 'comparisons' : 'comparisons.of-units',
    text: `
SELECT r.channel, r.started_at AS "startedAt", r.ended_at AS "endedAt", r.compared_at AS "comparedAt", r.held, r.expected, r.error,
  (SELECT x.number FROM channel_difference x WHERE x.channel = r.channel ORDER BY x.number LIMIT 1) IS NOT NULL AS differs,
  (SELECT count(*)::int FROM channel_difference x WHERE x.channel = r.channel${all ? '' : ' AND x.unit = ANY ($2::text[])'}) AS differences
FROM reconciliation r WHERE r.channel = ANY ($1::text[])`,
    values: [channels, ...(all ? [] : [scope.kind === 'units' ? scope.units : []])],
  };
}
