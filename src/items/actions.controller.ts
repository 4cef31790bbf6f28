import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Ask, type Asking } from '../access/asking.js';
import { malformed } from '../access/malformed.js';
import { orRefuse, RefusedError } from '../access/refused-error.js';
import { actionInputs } from '../domain/lifecycle/disclosure/inputs.js';
import { WorkflowEngine } from '../engine/workflow-engine.js';
import { itemParams, standing } from './schemas.js';

const anyObject = z.record(z.string(), z.unknown()).default({}).meta({ id: 'ActionInput' });

/** What moves an item: one path for every action of its workflow. */
@ApiTags('items')
@Controller('api/v1/items/:id/actions')
export class ActionsController {
  constructor(private readonly engine: WorkflowEngine) {}

  @Post(':action')
  @HttpCode(200)
  @ApiOperation({ summary: 'Act: SUBMIT, CLEAR, APPROVE, PUBLISH … (workflows/disclosure.md tells them all)' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The revision the decision was made on, quoted' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'Any 1-200 visible characters; the answer is kept 30 days',
  })
  @ApiOkResponse({ standardSchema: standing })
  async act(
    @Param('id', { schema: itemParams }) caseId: string,
    @Param('action') action: string,
    @Body({ schema: anyObject }) body: Record<string, unknown>,
    @Ask() ask: Asking,
  ): Promise<unknown> {
    const input = checkedInput(action, body);
    const { revision, key } = ask;
    return orRefuse(await this.engine.advance({ actor: ask.actor(), caseId, action, input, revision, key }));
  }
}

/** The body of an action, by the action's own schema. An action nobody knows takes anything: the engine says what is possible. */
export function checkedInput(action: string, body: Record<string, unknown>): Record<string, unknown> {
  const schema = Object.hasOwn(actionInputs, action) ? actionInputs[action] : undefined;
  if (schema === undefined) return body;
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new RefusedError(malformed(parsed.error.issues));
  return parsed.data;
}
