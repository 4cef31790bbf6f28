import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Ask, type Asking } from '../access/asking.js';
import { notFound, orRefuse } from '../access/refused-error.js';
import { CaseDoor, NOT_NEEDED, type Asked } from '../engine/case-door.js';
import { localeOf } from '../platform/locale-of.js';
import { Expunging } from './expunging.js';
import { FindDecisions } from './find-decisions.js';
import { findJson } from './find-json.js';
import { findId, findsList, itemId, revision, verdictBody } from './schemas.js';

/** What the detectors see in an item, and what a reviewer says of each. */
@ApiTags('items')
@Controller('api/v1/items/:id/finds')
export class FindsController {
  constructor(
    private readonly door: CaseDoor,
    private readonly decisions: FindDecisions,
    private readonly expunging: Expunging,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Finds in every element and attachment, in the order of the item, with what was decided' })
  @ApiOkResponse({ standardSchema: findsList })
  async list(
    @Param('id', { schema: itemId }) caseId: string,
    @Ask() ask: Asking,
    @Req() request: FastifyRequest,
  ): Promise<unknown> {
    const opened = await this.door.open({ actor: ask.actor(), caseId, key: NOT_NEEDED });
    if (opened?.content !== true) throw notFound();
    return this.decisions.of(opened).map((find) => findJson(find, localeOf(request)));
  }

  @Post(':find/decision')
  @HttpCode(200)
  @ApiOperation({ summary: 'Decide a find: mask, keep (with a reason) or not-a-find (the unit is not asked again)' })
  @ApiOkResponse({ standardSchema: revision })
  async decide(
    @Param('id', { schema: itemId }) caseId: string,
    @Param('find', { schema: findId }) find: string,
    @Body({ schema: verdictBody }) body: z.infer<typeof verdictBody>,
    @Ask() ask: Asking,
  ): Promise<unknown> {
    const { revision: seen, key } = ask;
    const asked: Asked = { actor: ask.actor(), caseId, revision: seen ?? NOT_NEEDED, key: key ?? NOT_NEEDED };
    return orRefuse(await this.decisions.decide(asked, { find, ...body }));
  }

  @Delete(':find')
  @ApiOperation({
    summary: 'Take out what carries a mark of secrecy: its element or file, for good; the trail keeps no content',
  })
  @ApiOkResponse({ standardSchema: revision })
  async expunge(
    @Param('id', { schema: itemId }) caseId: string,
    @Param('find', { schema: findId }) find: string,
    @Ask() ask: Asking,
  ): Promise<unknown> {
    const { revision: seen, key } = ask;
    const asked: Asked = { actor: ask.actor(), caseId, revision: seen ?? NOT_NEEDED, key: key ?? NOT_NEEDED };
    return orRefuse(await this.expunging.expunge(asked, find));
  }
}
