import { Inject, Injectable } from '@nestjs/common';
import { CLOCK_OFF_FROM_MS, clockAhead } from '../database/clock-check.js';
import { isCurrent } from '../database/migrate.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Replica, type ReplicaState } from '../replica/replica.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { Heartbeat, LATE_AFTER_MS } from './heartbeat.js';

export interface Report {
  readonly ready: boolean;
  readonly database: 'ok' | 'unreachable';
  readonly migrations: 'ok' | 'missing' | 'unknown';
  /** `late`: no worker process has come round for a minute; deliveries, mails and timers wait. */
  readonly worker: 'ok' | 'late' | 'unknown';
  /** `off`: by half a minute or more from the database's; work goes on, somebody must look. */
  readonly clock: 'ok' | 'off' | 'unknown';
  /** Where one is set: whether public reads go to it; without it they go to the primary. */
  readonly replica?: ReplicaState;
}

const UNKNOWN = { worker: 'unknown', clock: 'unknown' } as const;

const UNREACHABLE: Report = { ready: false, database: 'unreachable', migrations: 'unknown', ...UNKNOWN };

/**
 * Whether this process should get work. A web process stays ready when all workers are gone: pages can still be read and
 * actions taken, and the report says what waits. A process that works itself is ready only while its own loop goes round.
 */
@Injectable()
export class Readiness {
  constructor(
    private readonly database: Database,
    private readonly heartbeat: Heartbeat,
    private readonly clock: Clock,
    private readonly replica: Replica,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async report(): Promise<Report> {
    try {
      const current = await isCurrent(this.database.pool);
      if (!current) return { ready: false, database: 'ok', migrations: 'missing', ...UNKNOWN };
      const webOnly = this.settings.role === 'web';
      const age = await this.heartbeat.age(webOnly ? 'any' : 'own');
      const worker = age !== null && age < LATE_AFTER_MS ? 'ok' : 'late';
      const ahead = await clockAhead(this.database.pool, this.clock);
      const clock = Math.abs(ahead) < CLOCK_OFF_FROM_MS ? 'ok' : 'off';
      return {
        ready: webOnly || worker === 'ok',
        database: 'ok',
        migrations: 'ok',
        worker,
        clock,
        ...this.ofReplica(),
      };
    } catch {
      return { ...UNREACHABLE, ...this.ofReplica() };
    }
  }

  private ofReplica(): Pick<Report, 'replica'> {
    const { state } = this.replica;
    return state === 'none' ? {} : { replica: state };
  }
}
