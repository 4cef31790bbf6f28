import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Ask, type Asking } from '../../access/asking.js';
import { BAD_CURSOR, RefusedError, notFound } from '../../access/refused-error.js';
import { CaseDoor, NOT_NEEDED, type Opened } from '../../engine/case-door.js';
import { momentInCursor, toCursor } from '../../platform/cursor.js';
import { sentenceOf } from '../../platform/i18n.js';
import { localeOf } from '../../platform/locale-of.js';
import { Reassigning } from './reassigning.js';
import { candidates, urgePage } from './schemas.js';
import { TaskFinder } from './task-finder.js';
import { UrgeReader, type UrgeRow } from './urge-reader.js';

const PAGE = 50;
const query = z.object({ cursor: z.string().max(300).optional() });

/** What is known about a case's tasks: who urged and who acknowledged, and who could have a task. */
@ApiTags('people')
@Controller('api/v1')
export class UrgesController {
  constructor(
    private readonly door: CaseDoor,
    private readonly reader: UrgeReader,
    private readonly finder: TaskFinder,
    private readonly reassigning: Reassigning,
  ) {}

  @Get('items/:id/urges')
  @ApiOperation({ summary: 'Who urged what, and who acknowledged it when; newest first' })
  @ApiOkResponse({ standardSchema: urgePage })
  async urges(
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: query }) { cursor }: z.infer<typeof query>,
    @Ask() ask: Asking,
  ): Promise<z.infer<typeof urgePage>> {
    const key = cursor === undefined ? null : momentInCursor(cursor);
    if (cursor !== undefined && key === null) throw new RefusedError([BAD_CURSOR]);
    await this.open(ask, id);
    const rows = await this.reader.of(id, key, PAGE + 1);
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    return {
      urges: rows.slice(0, PAGE).map(json),
      next: last === undefined ? null : toCursor([last.key_at, last.id]),
    };
  }

  @Get('tasks/:id/candidates')
  @ApiOperation({ summary: 'The people of the task’s unit: who could have it, and why not the others' })
  @ApiOkResponse({ standardSchema: candidates })
  async candidates(
    @Param('id', { schema: z.uuid() }) id: string,
    @Ask() ask: Asking,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof candidates>> {
    const opened = await this.open(ask, (await this.finder.caseOf(id)) ?? id);
    const locale = localeOf(request);
    const people = await this.reassigning.candidates(opened, id);
    return {
      candidates: people.map(({ account, person, refusals }) => ({
        ...{ account, person },
        refusals: refusals.map((refusal) => ({ code: refusal.code, message: sentenceOf(refusal, locale) })),
      })),
    };
  }

  private async open(ask: Asking, caseId: string): Promise<Opened> {
    const opened = await this.door.open({ actor: ask.actor(), caseId, key: NOT_NEEDED });
    if (opened?.content !== true) throw notFound();
    return opened;
  }
}

const json = (row: UrgeRow): z.infer<typeof urgePage>['urges'][number] => ({
  ...{ id: row.id, task: row.task, step: row.step, at: row.key_at, message: row.message },
  by: { account: row.by, person: row.person },
  acknowledgedBy:
    row.acknowledged_by === null ? null : { account: row.acknowledged_by, person: row.acknowledged_person ?? '' },
  acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
});
