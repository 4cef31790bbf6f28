import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Pool, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { isDatabaseAway } from '../access/database-away.js';
import { appPool } from '../database/data-source.js';
import { Database } from '../platform/database.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { logEnd, replayedTo } from './positions.js';
import { ReplicaGauges } from './replica-gauges.js';
import { Staleness } from './staleness.js';
import { within } from './within.js';

/** `none`: the settings name no replica; `away`: it does not answer, or is none; `behind`: by more than the bound. */
export type ReplicaState = 'none' | 'up' | 'away' | 'behind';

const LOOK_EVERY_MS = 2_000;
/** What a reader of the public window may miss at most, beside the time between two looks. */
const BEHIND_AT_MOST_MS = 10_000;
/** No reader waits longer for a replica that does not answer. */
const PATIENCE_MS = 1_000;

/** The streaming replica that public reads go to, while it answers and is not too far behind; looked at in the background. */
@Injectable()
export class Replica implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('replica');
  private readonly staleness = new Staleness(BEHIND_AT_MOST_MS);
  private readonly pool: Pool | null;
  private readonly gauges: ReplicaGauges | null;
  private now: ReplicaState;
  private looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) settings: Pick<Settings, 'databaseReplicaUrl' | 'databasePool' | 'role'>,
  ) {
    const { databaseReplicaUrl: url, databasePool: max, role } = settings;
    this.pool = url === null || role === 'worker' ? null : appPool(url, max, PATIENCE_MS);
    this.pool?.on('error', () => undefined); // a cut connection is found out by the next question
    this.gauges = this.pool === null ? null : new ReplicaGauges();
    this.now = this.pool === null ? 'none' : 'away';
  }

  get state(): ReplicaState {
    return this.now;
  }

  onModuleInit(): void {
    if (this.pool !== null) void this.lookOn(this.pool);
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.looking);
    this.looking = undefined;
    await this.pool?.end();
  }

  /** null where it does not answer as it should: then the primary is to be asked. */
  async query<R extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<R> | null> {
    if (this.pool === null || this.now !== 'up') return null;
    try {
      return await this.pool.query<R>(statement);
    } catch (cause) {
      if (isGone(cause)) this.turn('away', String(cause));
      return null;
    }
  }

  private async lookOn(pool: Pool): Promise<void> {
    await this.look(pool);
    if (pool.ending) return;
    this.looking = setTimeout(() => void this.lookOn(pool), LOOK_EVERY_MS).unref();
  }

  /** While the primary itself does not answer nothing new can come from it: the replica goes on as it is. */
  private async look(pool: Pool): Promise<void> {
    const end = await within(PATIENCE_MS, logEnd(this.database.pool)).catch(() => null);
    const now = performance.now();
    if (end !== null) this.staleness.saw(end, now);
    try {
      const replayed = await within(PATIENCE_MS, replayedTo(pool));
      const behind = end === null ? 0 : this.staleness.at(replayed, now);
      this.gauges?.behind(behind);
      this.turn(behind > BEHIND_AT_MOST_MS ? 'behind' : 'up', `${String(behind)} ms behind`);
    } catch (cause) {
      this.turn('away', String(cause));
    }
  }

  private turn(to: ReplicaState, because: string): void {
    this.gauges?.up(to === 'up');
    if (to === this.now) return;
    this.now = to;
    if (to === 'up') this.logger.log('public reads go to the replica');
    else this.logger.warn(`public reads go to the primary: the replica is ${to} (${because})`);
  }
}

const isGone = (cause: unknown): boolean =>
  isDatabaseAway(cause) || (cause instanceof Error && cause.message === 'Query read timeout');
