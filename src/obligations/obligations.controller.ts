import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Ask, type Asking } from '../access/asking.js';
import { malformed } from '../access/malformed.js';
import { notFound, orRefuse, RefusedError } from '../access/refused-error.js';
import { NOTHING_YET } from '../domain/obligations/obligation.js';
import { obligationInputs } from '../domain/obligations/inputs.js';
import { localeOf } from '../platform/locale-of.js';
import { standing } from '../items/schemas.js';
import { ObligationAnswers } from './obligation-json.js';
import { aboutOf } from './obligation-kind.js';
import { Obligations } from './obligations.js';
import { obligationJson, obligationList, obligationQuery } from './schemas.js';

const id = z.uuid();
const anyObject = z.record(z.string(), z.unknown()).default({}).meta({ id: 'ObligationInput' });

/** 应公开未公开: what is owed before anyone drafts it. */
@ApiTags('obligations')
@Controller('api/v1/obligations')
export class ObligationsController {
  constructor(
    private readonly obligations: Obligations,
    private readonly answers: ObligationAnswers,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Obligations of your unit, for the office of every unit; the earliest due first' })
  @ApiOkResponse({ standardSchema: obligationList })
  async list(
    @Query({ schema: obligationQuery }) query: z.infer<typeof obligationQuery>,
    @Ask() ask: Asking,
    @Req() request: FastifyRequest,
  ): Promise<unknown> {
    const { rows, next } = orRefuse(await this.obligations.list(ask.actor(), query));
    const locale = localeOf(request);
    return { obligations: rows.map((row) => this.answers.of(row, locale)), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One obligation' })
  @ApiOkResponse({ standardSchema: obligationJson })
  async show(
    @Param('id', { schema: id }) caseId: string,
    @Ask() ask: Asking,
    @Req() request: FastifyRequest,
  ): Promise<unknown> {
    const opened = await this.obligations.open(ask.actor(), caseId);
    if (opened === null) throw notFound();
    const { row } = opened;
    const memory = { obligation: row.memory.obligation ?? NOTHING_YET };
    return this.answers.of({ ...row, memory, about: aboutOf(row) }, localeOf(request));
  }

  @Post(':id/actions/:action')
  @HttpCode(200)
  @ApiOperation({ summary: 'Act: BEGIN, NOTE_DATES, DECLARE_NOTHING, CONFIRM_NOTHING … (workflows/obligation.md)' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The revision the decision was made on, quoted' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'Any 1-200 visible characters' })
  @ApiOkResponse({ standardSchema: standing })
  async act(
    @Param('id', { schema: id }) caseId: string,
    @Param('action') action: string,
    @Body({ schema: anyObject }) body: Record<string, unknown>,
    @Ask() ask: Asking,
  ): Promise<unknown> {
    const input = checked(action, body);
    const { revision, key } = ask;
    return orRefuse(await this.obligations.act({ actor: ask.actor(), caseId, action, input, revision, key }));
  }
}

/** The body of an action, by the action's own schema. An action nobody knows takes anything: the engine says what is possible. */
function checked(action: string, body: Record<string, unknown>): Record<string, unknown> {
  const schema = Object.hasOwn(obligationInputs, action) ? obligationInputs[action] : undefined;
  const parsed = schema?.safeParse(body);
  if (parsed?.success === false) throw new RefusedError(malformed(parsed.error.issues));
  return parsed?.data ?? body;
}
