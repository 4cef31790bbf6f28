import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { malformed } from '../../access/malformed.js';
import { orRefuse, RefusedError } from '../../access/refused-error.js';
import { safeAddress } from '../../access/sign-in.page.js';
import { Reassigning } from '../../people/tasks/reassigning.js';
import { reassignBody, urgeBody } from '../../people/tasks/schemas.js';
import { Urges } from '../../people/tasks/urging.js';
import { Desk } from '../desk.js';
import { last, typedOf, type Typed } from '../typed.js';

const id = z.uuid();

/** Urging, acknowledging and reassigning one task; then back to where the form was. */
@ApiExcludeController()
@Controller('workbench/tasks/:id')
export class TasksPage {
  constructor(
    private readonly desk: Desk,
    private readonly urges: Urges,
    private readonly reassigning: Reassigning,
  ) {}

  @Post('urge')
  async urge(
    @Param('id', { schema: id }) task: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const typed = typedOf(body);
    const { message } = parsed(urgeBody, { message: last(typed, 'message') });
    orRefuse(await this.urges.urge(visit.actor, task, message === undefined || message === '' ? null : message));
    await this.desk.go(visit, backOf(typed), 'URGE');
  }

  @Post('acknowledge')
  async acknowledge(
    @Param('id', { schema: id }) task: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    orRefuse(await this.urges.acknowledge(visit.actor, task));
    await this.desk.go(visit, backOf(typedOf(body)), 'ACKNOWLEDGE_URGE');
  }

  @Post('reassign')
  async reassign(
    @Param('id', { schema: id }) task: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const typed = typedOf(body);
    const from = last(typed, 'from');
    const asked = { to: last(typed, 'to'), reason: last(typed, 'reason'), from: from === '' ? null : from };
    orRefuse(await this.reassigning.reassign(visit.actor, task, parsed(reassignBody, asked)));
    await this.desk.go(visit, backOf(typed), 'REASSIGN');
  }
}

const backOf = (typed: Typed): string => safeAddress(last(typed, 'back'));

function parsed<T>(schema: z.ZodType<T>, given: object): T {
  const result = schema.safeParse(given);
  if (!result.success) throw new RefusedError(malformed(result.error.issues));
  return result.data;
}
