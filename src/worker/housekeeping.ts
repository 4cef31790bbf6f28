import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { Job } from './job.js';
import { JobRegistry } from './job-registry.js';

const BATCH = 500;
const KEPT_MS = 30 * 24 * 60 * 60 * 1_000;

/** Clears away what nobody can use any more, a batch at a time: sessions past their end, kept answers and unused files past 30 days. */
@Injectable()
export class Housekeeping implements Job, OnModuleInit {
  readonly name = 'housekeeping';
  readonly everyMs = 60 * 60 * 1_000;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async run(): Promise<number> {
    const now = this.clock.now();
    const monthAgo = new Date(now.getTime() - KEPT_MS);
    return (
      (await this.clear(EXPIRED_SESSIONS, now)) +
      (await this.clear(OLD_ANSWERS, monthAgo)) +
      (await this.clear(UNUSED_FILES, monthAgo)) +
      (await this.clear(OLD_DIGESTS, monthAgo))
    );
  }

  private async clear(statement: string, before: Date): Promise<number> {
    const { rowCount } = await this.database.pool.query(statement, [before, BATCH]);
    return rowCount ?? 0;
  }
}

const EXPIRED_SESSIONS = `
DELETE FROM session WHERE id_hash IN (
  SELECT id_hash FROM session WHERE expires_at <= $1::timestamptz LIMIT $2 FOR UPDATE SKIP LOCKED)`;

const OLD_ANSWERS = `
DELETE FROM idempotency WHERE (actor, key) IN (
  SELECT actor, key FROM idempotency WHERE created_at < $1::timestamptz LIMIT $2 FOR UPDATE SKIP LOCKED)`;

const OLD_DIGESTS = `
DELETE FROM digest WHERE (day, account) IN (
  SELECT day, account FROM digest WHERE day < $1::timestamptz LIMIT $2 FOR UPDATE SKIP LOCKED)`;

/** The key from attachment to file would refuse the rest; a publication names its files by hash only, so it is asked too. */
const UNUSED_FILES = `
DELETE FROM blob WHERE sha256 IN (
  SELECT b.sha256 FROM blob b WHERE b.created_at < $1::timestamptz
    AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = b.sha256)
    AND NOT EXISTS (SELECT 1 FROM blob o WHERE o.public_sha256 = b.sha256)
    AND NOT EXISTS (SELECT 1 FROM order_evidence e WHERE e.sha256 = b.sha256)
    AND NOT EXISTS (SELECT 1 FROM publication p WHERE p.attachments @> jsonb_build_array(jsonb_build_object('sha256', b.sha256)))
  LIMIT $2 FOR UPDATE OF b SKIP LOCKED)`;
