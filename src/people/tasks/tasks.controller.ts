import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Ask, type Asking } from '../../access/asking.js';
import { orRefuse } from '../../access/refused-error.js';
import { standing } from '../../items/schemas.js';
import { sentenceOf } from '../../platform/i18n.js';
import { localeOf } from '../../platform/locale-of.js';
import { Reassigning } from './reassigning.js';
import { reassignBody, urgeBody, urgeMany, urgeResults } from './schemas.js';
import { Urges } from './urging.js';

/** What is done about a task that does not move. */
@ApiTags('people')
@Controller('api/v1')
export class TasksController {
  constructor(
    private readonly urges: Urges,
    private readonly reassigning: Reassigning,
  ) {}

  @Post('tasks/:id/urge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Urge a task (催办); drafters the step that holds their own item, once a working day' })
  @ApiOkResponse({ standardSchema: standing })
  async urge(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: urgeBody }) { message }: z.infer<typeof urgeBody>,
    @Ask() ask: Asking,
  ): Promise<unknown> {
    return orRefuse(await this.urges.urge(ask.actor(), id, message ?? null));
  }

  @Post('tasks/:id/acknowledge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Acknowledge what a task of mine was urged with' })
  @ApiOkResponse({ standardSchema: standing })
  async acknowledge(@Param('id', { schema: z.uuid() }) id: string, @Ask() ask: Asking): Promise<unknown> {
    return orRefuse(await this.urges.acknowledge(ask.actor(), id));
  }

  @Post('tasks/:id/reassign')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give a task to another person who may do it (改派)' })
  @ApiOkResponse({ standardSchema: standing })
  async reassign(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: reassignBody }) body: z.infer<typeof reassignBody>,
    @Ask() ask: Asking,
  ): Promise<unknown> {
    return orRefuse(await this.reassigning.reassign(ask.actor(), id, body));
  }

  @Post('office/urge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Urge many tasks at once: each is done or refused for itself' })
  @ApiOkResponse({ standardSchema: urgeResults })
  async urgeMany(
    @Body({ schema: urgeMany }) { tasks, message }: z.infer<typeof urgeMany>,
    @Ask() ask: Asking,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof urgeResults>> {
    const locale = localeOf(request);
    const results = await this.urges.urgeMany(ask.actor(), tasks, message ?? null);
    return results.map(({ task, ok, refusals }) => ({
      ...{ task, ok },
      refusals: refusals.map((refusal) => ({ code: refusal.code, message: sentenceOf(refusal, locale) })),
    }));
  }
}
