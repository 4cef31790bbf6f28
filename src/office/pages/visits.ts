import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BAD_CURSOR, RefusedError, notFound } from '../../access/refused-error.js';
import { boardScope, type BoardScope } from '../../domain/authority/board-scope.js';
import type { Actor } from '../../domain/actor.js';
import { momentInCursor, toCursor } from '../../platform/cursor.js';
import { Desk, type Visit } from '../../workbench/desk.js';
import { Ground } from '../../workbench/ground.js';
import { OfficeNames } from '../showing/names.js';
import type { Showing } from '../showing/row-model.js';

export const PAGE = 50;

/** Who reads the board, and how much of it. For everyone else the board is not there. */
@Injectable()
export class Visits {
  constructor(
    readonly desk: Desk,
    readonly ground: Ground,
    readonly names: OfficeNames,
  ) {}

  enter(request: FastifyRequest, reply: FastifyReply): { visit: Visit; scope: BoardScope; showing: Showing } {
    const visit = this.desk.visit(request, reply);
    const scope = this.scopeOf(visit.actor);
    const { calendar } = this.ground.jurisdiction;
    return {
      visit,
      scope,
      showing: { scope, calendar, names: this.names, now: this.ground.now(), locale: visit.locale },
    };
  }

  scopeOf(actor: Actor): BoardScope {
    const scope = boardScope(actor, this.ground.jurisdiction);
    if (scope.kind === 'none') throw notFound();
    return scope;
  }
}

/** The key a page goes on from; a word this system never gave is told so. */
export function keyIn(cursor: string | undefined): readonly [at: string, id: string] | null {
  if (cursor === undefined || cursor === '') return null;
  const key = momentInCursor(cursor);
  if (key === null) throw new RefusedError([BAD_CURSOR]);
  return key;
}

/** One more row than a page was asked for; the key of the last one shown leads on. */
export function paged<T extends { readonly key_at: string; readonly id: string }>(rows: readonly T[]) {
  const end = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return { rows: rows.slice(0, PAGE), next: end === undefined ? null : toCursor([end.key_at, end.id]) };
}
