import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Ask, type Asking } from '../access/asking.js';
import { notFound } from '../access/refused-error.js';
import { readsEveryTrail } from '../domain/authority/board-scope.js';
import { CaseDoor, NOT_NEEDED } from '../engine/case-door.js';
import { localeOf } from '../platform/locale-of.js';
import { ItemTrail } from './item-trail.js';
import { itemParams } from './schemas.js';

/** The greatest number an entry can have (int4). */
const MOST = 2 ** 31 - 1;

const pageQuery = z.object({ after: z.coerce.number().int().min(0).max(MOST).default(0) });

/** The trail of an item, for those who may see the item, and for third-party evaluators. */
@ApiTags('items')
@Controller('api/v1/items/:id/audit')
export class ItemAuditController {
  constructor(
    private readonly door: CaseDoor,
    private readonly trail: ItemTrail,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Every act on the item, oldest first, each with its place in the hash chain and a plain sentence',
  })
  async show(
    @Param('id', { schema: itemParams }) caseId: string,
    @Query({ schema: pageQuery }) { after }: z.infer<typeof pageQuery>,
    @Ask() ask: Asking,
    @Req() request: FastifyRequest,
  ): Promise<unknown> {
    const actor = ask.actor();
    const opened = readsEveryTrail(actor) ? null : await this.door.open({ actor, caseId, key: NOT_NEEDED });
    if (opened?.content !== true && !readsEveryTrail(actor)) throw notFound();
    const { entries, lines, next } = await this.trail.page(caseId, localeOf(request), after);
    if (opened === null && entries.length === 0 && after === 0) throw notFound();
    return { entries: entries.map((entry, index) => ({ ...entry, sentence: lines[index]?.sentence ?? '' })), next };
  }
}
