import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { BAD_CURSOR, RefusedError } from '../../access/refused-error.js';
import { dateInShanghai } from '../../domain/calendar/dates.js';
import { dueDate, workingDaysBetween } from '../../domain/calendar/due-date.js';
import { readScope } from '../../domain/authority/read-scope.js';
import { PendingSignatures, type PendingRow } from '../../intake/pending-signatures.js';
import { momentInCursor, toCursor } from '../../platform/cursor.js';
import { translate, type Locale } from '../../platform/i18n.js';
import { Desk } from '../desk.js';
import { Ground } from '../ground.js';
import { Naming } from '../naming.js';
import { shortDay } from '../waiting-model.js';

const asked = z.object({ cursor: z.string().max(300).optional() });
const PAGE = 50;

/** 待补签: approvals that were recorded without a signature, the oldest first, the overdue ones marked. */
@ApiExcludeController()
@Controller('workbench/signatures')
export class SignaturesPage {
  constructor(
    private readonly desk: Desk,
    private readonly signatures: PendingSignatures,
    private readonly naming: Naming,
    private readonly ground: Ground,
  ) {}

  @Get()
  async list(
    @Query({ schema: asked }) { cursor }: z.infer<typeof asked>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const key = cursor === undefined ? null : momentInCursor(cursor);
    if (cursor !== undefined && key === null) throw new RefusedError([BAD_CURSOR]);
    const scope = readScope(visit.actor, this.ground.jurisdiction);
    const rows = await this.signatures.list(scope, key, PAGE + 1);
    const end = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    const title = translate(visit.locale, 'intake.signatures.title');
    await this.desk.show(
      visit,
      'signatures',
      { title, place: null },
      {
        rows: rows.slice(0, PAGE).map((row) => this.row(row, visit.locale)),
        limit: this.ground.jurisdiction.signatureWithin,
        next: end === undefined ? null : `/workbench/signatures?cursor=${toCursor([end.recorded_at, end.id])}`,
        first: cursor === undefined ? null : '/workbench/signatures',
      },
    );
  }

  private row(row: PendingRow, locale: Locale): object {
    const { calendar, signatureWithin } = this.ground.jurisdiction;
    const { on: due } = dueDate(calendar, dateInShanghai(row.recorded_at), signatureWithin, 'working-day');
    const left = workingDaysBetween(calendar, this.ground.today(), due);
    return {
      ...{ id: row.id, signer: row.signer, recordedBy: row.recorded_by, recordedAt: new Date(row.recorded_at) },
      title: row.title === '' ? translate(locale, 'workbench.item.untitled') : row.title,
      ...{ entry: this.naming.entry(row.entry, locale), unit: this.naming.unit(row.unit, locale) },
      medium: translate(locale, `workbench.options.medium.${row.medium}`),
      tone: left < 0 ? 'red' : left <= 1 ? 'amber' : 'green',
      standing: translate(locale, left < 0 ? 'intake.signatures.late' : 'intake.signatures.left', {
        ...{ days: Math.abs(left), day: shortDay(due, locale) },
      }),
    };
  }
}
