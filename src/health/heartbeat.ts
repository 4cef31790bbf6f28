import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { newId } from '../platform/ids.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { JobRegistry } from '../worker/job-registry.js';
import type { Job } from '../worker/job.js';

/** A worker whose last beat is older than this has stopped or hangs. */
export const LATE_AFTER_MS = 60_000;

/** Leaves a mark each time the worker loop of this process comes round; marks of long-gone processes are swept. */
@Injectable()
export class Heartbeat implements Job, OnModuleInit, OnApplicationBootstrap {
  readonly name = 'heartbeat';
  readonly everyMs = 5_000;
  readonly process = newId();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  /** A process that works is ready from its first moment, not only after the loop's first round. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.role !== 'web') await this.run();
  }

  async run(): Promise<number> {
    await this.database.pool.query({
      name: 'heartbeat',
      text: `WITH swept AS (DELETE FROM heartbeat WHERE at < $2::timestamptz - interval '1 day' AND process <> $1)
             INSERT INTO heartbeat (process, at) VALUES ($1, $2)
             ON CONFLICT (process) DO UPDATE SET at = excluded.at`,
      values: [this.process, this.clock.now()],
    });
    return 0;
  }

  /** Milliseconds since the last beat of this process, or of any; null when there was none. */
  async age(whose: 'own' | 'any'): Promise<number | null> {
    const found = await this.database.pool.query<{ at: Date | null }>({
      name: 'heartbeat-age',
      text: 'SELECT max(at) AS at FROM heartbeat WHERE $1::uuid IS NULL OR process = $1',
      values: [whose === 'own' ? this.process : null],
    });
    const at = found.rows[0]?.at ?? null;
    return at === null ? null : this.clock.now().getTime() - at.getTime();
  }
}
