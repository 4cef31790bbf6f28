import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Ask, type Asking } from '../access/asking.js';
import { RefusedError } from '../access/refused-error.js';
import { standing } from '../items/schemas.js';
import { OrderActs } from './order-acts.js';

const anyObject = z.record(z.string(), z.unknown()).default({}).meta({ id: 'OrderActionInput' });

/** What moves an order: one path for every action of its workflow. */
@ApiTags('supervision')
@Controller('api/v1/supervision-orders/:id/actions')
export class OrderActionsController {
  constructor(private readonly acts: OrderActs) {}

  @Post(':action')
  @HttpCode(200)
  @ApiOperation({ summary: 'Act: ISSUE, ACKNOWLEDGE, ANSWER, ACCEPT … (workflows/supervision.md tells them all)' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The revision the decision was made on, quoted' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'Any 1-200 visible characters; the answer is kept 30 days',
  })
  @ApiOkResponse({ standardSchema: standing })
  async act(
    @Param('id', { schema: z.uuid() }) caseId: string,
    @Param('action') action: string,
    @Body({ schema: anyObject }) input: Record<string, unknown>,
    @Ask() ask: Asking,
  ): Promise<unknown> {
    const { revision, key } = ask;
    const done = await this.acts.act({ actor: ask.actor(), caseId, action, input, revision, key });
    if (!done.ok) throw new RefusedError(done.refusals);
    return done.value;
  }
}
