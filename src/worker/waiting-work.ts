import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { Job } from './job.js';
import { JobRegistry } from './job-registry.js';

const waiting = new Gauge({
  name: 'gongkai_waiting_rows',
  help: 'Rows that wait for a worker: notices and messages, and deliveries to outside platforms',
  labelNames: ['table'],
});
const oldest = new Gauge({
  name: 'gongkai_waiting_oldest_seconds',
  help: 'How long the most overdue waiting row has been due',
  labelNames: ['table'],
});

/** Measures what waits; a worker that stands still shows here first. It never counts as work done. */
@Injectable()
export class WaitingWork implements Job, OnModuleInit {
  readonly name = 'waiting-work';
  readonly everyMs = 15_000;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async run(): Promise<number> {
    const { rows } = await this.database.pool.query<{ table: string; rows: number; seconds: number }>({
      name: 'waiting-work',
      text: WAITING,
      values: [this.clock.now()],
    });
    for (const row of rows) {
      waiting.set({ table: row.table }, row.rows);
      oldest.set({ table: row.table }, row.seconds);
    }
    return 0;
  }
}

const WAITING = `
SELECT 'outbox' AS table, count(*)::int AS rows,
  greatest(0, coalesce(extract(epoch FROM $1::timestamptz - min(run_at)), 0))::float8 AS seconds FROM outbox WHERE status = 'open'
UNION ALL
SELECT 'delivery', count(*)::int,
  greatest(0, coalesce(extract(epoch FROM $1::timestamptz - min(next_attempt_at)), 0))::float8 FROM delivery WHERE status = 'pending'`;
