import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { orRefuse } from '../../access/refused-error.js';
import { safeAddress } from '../../access/sign-in.page.js';
import { TaskClaims } from '../../engine/task-claims.js';
import { Desk } from '../desk.js';
import { last, typedOf } from '../typed.js';

const id = z.uuid();

/** Taking a task on, and giving it back; then back to where the button was. */
@ApiExcludeController()
@Controller('workbench/tasks/:id')
export class ClaimsPage {
  constructor(
    private readonly desk: Desk,
    private readonly claims: TaskClaims,
  ) {}

  @Post('claim')
  async claim(
    @Param('id', { schema: id }) task: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    orRefuse(await this.claims.claim(visit.actor, task));
    await this.desk.go(visit, safeAddress(last(typedOf(body), 'back')), 'CLAIM');
  }

  @Post('release')
  async release(
    @Param('id', { schema: id }) task: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    orRefuse(await this.claims.release(visit.actor, task));
    await this.desk.go(visit, safeAddress(last(typedOf(body), 'back')), 'RELEASE_TASK');
  }
}
