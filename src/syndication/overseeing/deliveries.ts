import { Injectable } from '@nestjs/common';
import { BAD_CURSOR } from '../../access/refused-error.js';
import type { Actor } from '../../domain/actor.js';
import { accepted, refused, type Outcome } from '../../domain/refusal.js';
import { momentInCursor, toCursor } from '../../platform/cursor.js';
import { Channels } from './channels.js';
import { STATUSES, type Status } from './deliveries-statement.js';
import { DeliveryRows, type DeliveryRow } from './delivery-rows.js';

/** `waiting`: what a person has to see to. */
export type Asked = Status | 'waiting';

export interface DeliveryQuery {
  readonly state?: Asked | undefined;
  readonly channel?: string | undefined;
  readonly cursor?: string | undefined;
}

export interface DeliveryPage {
  readonly rows: readonly DeliveryRow[];
  readonly next: string | null;
}

const PAGE = 50;

/** Deliveries across items, newest first: all for the government office, for publishers those of the units they publish for. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly channels: Channels,
    private readonly rows: DeliveryRows,
  ) {}

  async list(actor: Actor, { state, channel, cursor }: DeliveryQuery): Promise<Outcome<DeliveryPage>> {
    const scope = this.channels.scopeOf(actor);
    if (!scope.ok) return scope;
    const after = cursor === undefined ? null : momentInCursor(cursor);
    if (after === null && cursor !== undefined) return refused([BAD_CURSOR]);
    const filter = { ...statusesOf(state), channel: channel ?? null, since: null, after, limit: PAGE + 1 };
    const rows = await this.rows.list(scope.value, filter);
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    return accepted({
      rows: rows.slice(0, PAGE),
      next: last === undefined ? null : toCursor([last.key_at, last.id]),
    });
  }
}

const statusesOf = (state: Asked | undefined): { statuses: readonly Status[]; current: boolean } =>
  state === 'waiting'
    ? { statuses: ['manual', 'failed'], current: true }
    : { statuses: state === undefined ? STATUSES : [state], current: false };
