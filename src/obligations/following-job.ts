import { Injectable } from '@nestjs/common';
import { answers } from '../domain/obligations/matching.js';
import { WorkflowEngine } from '../engine/workflow-engine.js';
import { Database, inTransaction } from '../platform/database.js';
import type { Job } from '../worker/job.js';
import { FollowedItems, fulfilledAt, type Followed } from './followed.js';

/** Advisory lock of the worker that follows: one item must not answer for two obligations. */
const FOLLOWING_LOCK = 0x676b_6f62;

/**
 * Obligations follow their items: an item begun in the ordinary way is found, one that became public fulfils, one that was given up
 * leaves the obligation as it was. All of it is proposed to the one door as the system's act.
 */
@Injectable()
export class FollowingJob implements Job {
  readonly name = 'obligations.following';
  readonly everyMs = 5_000;

  constructor(
    private readonly database: Database,
    private readonly items: FollowedItems,
    private readonly engine: WorkflowEngine,
  ) {}

  async run(): Promise<number> {
    return await inTransaction(this.database.pool, async (tx) => {
      const { rows } = await tx.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [
        FOLLOWING_LOCK,
      ]);
      return rows[0]?.mine === true ? (await this.found()) + (await this.followed()) : 0;
    });
  }

  private async found(): Promise<number> {
    const taken = new Set<string>();
    let found = 0;
    for (const { obligation, about, item } of await this.items.pairs()) {
      const part = `${item.id} ${about.elements.join(' ')}`; // one item may hold several parts that are owed, each by itself
      if (taken.has(obligation) || taken.has(part) || !answers(about, item)) continue;
      taken.add(obligation).add(part);
      const begun = await this.engine.propose(obligation, 'BEGIN', { item: item.id });
      if (begun.ok) found += 1;
    }
    return found;
  }

  private async followed(): Promise<number> {
    let moved = 0;
    for (const each of await this.items.followed()) {
      const [action, input] = nextAct(each) ?? [];
      if (action === undefined) continue;
      const outcome = await this.engine.propose(each.obligation, action, input ?? {});
      if (outcome.ok) moved += 1;
    }
    return moved;
  }
}

type Act = readonly [action: string, input?: Readonly<Record<string, unknown>>];

/** What the item's own way means for the obligation; null when nothing has changed. */
export function nextAct(followed: Followed): Act | null {
  const { state, itemState } = followed;
  const withheld = itemState === 'work.withheld' || itemState === 'work.onRequestOnly';
  if (state === 'work.withheld') return withheld ? null : ['ITEM_RESUMED'];
  const at = fulfilledAt(followed);
  if (at !== null) return ['FULFIL', { at }];
  if (itemState === null || itemState === 'work.abandoned') return ['REOPEN_EXPECTED'];
  return withheld ? ['ITEM_WITHHELD'] : null;
}
