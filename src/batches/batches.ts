import { Injectable } from '@nestjs/common';
import { BAD_CURSOR, NOT_FOUND } from '../access/refused-error.js';
import type { Actor } from '../domain/actor.js';
import { covers } from '../domain/authority/batch-scope.js';
import type { RecordKind } from '../domain/exchange/dual-publicity/table.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import { Clock } from '../platform/clock.js';
import { momentInCursor, toCursor } from '../platform/cursor.js';
import { Database } from '../platform/database.js';
import { BatchList, PAGE, type BatchRow } from './batch-list.js';
import { BatchStore, type Ending } from './batch-store.js';
import { appendBatchLine } from './batch-trail.js';
import { FilingChannels } from './filing-channels.js';

/** Batches as they were made: listed, and their files given out again. */
@Injectable()
export class Batches {
  constructor(
    private readonly channels: FilingChannels,
    private readonly rows: BatchList,
    private readonly store: BatchStore,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  async list(
    actor: Actor,
    channel: string,
    cursor?: string,
  ): Promise<Outcome<{ rows: readonly BatchRow[]; next: string | null }>> {
    const desk = this.channels.at(actor, channel);
    if (!desk.ok) return desk;
    const after = cursor === undefined ? null : momentInCursor(cursor);
    if (after === null && cursor !== undefined) return refused([BAD_CURSOR]);
    const found = await this.rows.of(channel, desk.value.scope, after);
    const [rows, last] = [found.slice(0, PAGE), found.length > PAGE ? found[PAGE - 1] : undefined];
    return accepted({ rows, next: last === undefined ? null : toCursor([last.key_at, last.id]) });
  }

  async one(actor: Actor, id: string): Promise<Outcome<BatchRow>> {
    const row = await this.rows.one(id);
    return row !== null && covers(this.channels.scopeOf(actor), row.unit) ? accepted(row) : refused([NOT_FOUND]);
  }

  /** Numbers of persons stand in it by law: who took it, and when, is on the trail before it goes out. */
  async download(actor: Actor, id: string, kind: RecordKind, ending: Ending): Promise<Outcome<Buffer>> {
    const row = await this.one(actor, id);
    if (!row.ok) return row;
    const file = await this.store.file(id, kind, ending);
    if (file === null) return refused([NOT_FOUND]);
    const detail = { channel: row.value.channel, kind, ending, sha256: file.sha256 };
    const line = { action: 'BATCH_DOWNLOADED', batch: id, at: this.clock.now(), detail } as const;
    await appendBatchLine(this.database, actor, line);
    return accepted(file.content);
  }
}
