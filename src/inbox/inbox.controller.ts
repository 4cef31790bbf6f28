import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Ask, type Asking } from '../access/asking.js';
import { orRefuse } from '../access/refused-error.js';
import type { Actor } from '../domain/actor.js';
import { TaskClaims } from '../engine/task-claims.js';
import { standing } from '../items/schemas.js';
import { Inbox, inboxQuery } from './inbox.js';
import type { InboxRow } from './inbox-queries.js';
import { standsFor } from './task-scope.js';

const row = z.object({
  task: z.string().nullable(),
  step: z.string().nullable(),
  role: z.string().nullable(),
  claimedBy: z.string().nullable(),
  urged: z.int().meta({ description: 'How often the task was urged (催办)' }),
  standingFor: z
    .object({ account: z.string(), person: z.string() })
    .nullable()
    .meta({ description: 'The absent colleague for whom it would be done (外出委托)' }),
  outcome: z.string().nullable(),
  at: z.string().meta({ description: 'Opened (todo, claimed), changed (mine) or done (done)' }),
  item: z.object({
    id: z.string(),
    kind: z.string().meta({ description: 'item, order or obligation' }),
    entry: z.string(),
    title: z.string(),
    unit: z.string(),
    state: z.string(),
    states: z.array(z.string()),
    revision: z.int(),
    enteredAt: z.string(),
    number: z.string().nullable(),
  }),
});
const inboxPage = z.object({ tasks: z.array(row), next: z.string().nullable() }).meta({ id: 'InboxPage' });

/** A person's work. */
@ApiTags('inbox')
@Controller('api/v1')
export class InboxController {
  constructor(
    private readonly inbox: Inbox,
    private readonly claims: TaskClaims,
  ) {}

  @Get('inbox')
  @ApiOperation({ summary: 'To do, claimed by me, mine in progress, done; paged by key' })
  @ApiOkResponse({ standardSchema: inboxPage })
  async list(
    @Query({ schema: inboxQuery }) query: z.infer<typeof inboxQuery>,
    @Ask() ask: Asking,
  ): Promise<z.infer<typeof inboxPage>> {
    const actor = ask.actor();
    const { rows, next } = orRefuse(await this.inbox.list(actor, query));
    return { tasks: rows.map((one) => ({ ...json(one), standingFor: principal(actor, one) })), next };
  }

  @Post('tasks/:id/claim')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a task on: colleagues see that you have it' })
  @ApiOkResponse({ standardSchema: standing })
  async claim(@Param('id', { schema: z.uuid() }) id: string, @Ask() ask: Asking): Promise<unknown> {
    return orRefuse(await this.claims.claim(ask.actor(), id));
  }

  @Post('tasks/:id/release')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give a claimed task back' })
  @ApiOkResponse({ standardSchema: standing })
  async release(@Param('id', { schema: z.uuid() }) id: string, @Ask() ask: Asking): Promise<unknown> {
    return orRefuse(await this.claims.release(ask.actor(), id));
  }
}

function principal(actor: Actor, one: InboxRow): { account: string; person: string } | null {
  const found = standsFor(actor, one);
  return found === null ? null : { account: found.account, person: found.person };
}

const json = ({
  key_at,
  key_id: _key,
  claimed_by,
  case_id,
  entered_at,
  task,
  step,
  role,
  outcome,
  urged,
  ...item
}: InboxRow): Omit<z.infer<typeof row>, 'standingFor'> => ({
  ...{ task, step, role, outcome, urged, claimedBy: claimed_by, at: key_at },
  item: { ...item, id: case_id, states: [...item.states], enteredAt: entered_at.toISOString() },
});
