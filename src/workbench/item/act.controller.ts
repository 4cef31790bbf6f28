import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { safeAddress } from '../../access/sign-in.page.js';
import { Desk } from '../desk.js';
import { last, typedOf } from '../typed.js';
import { Acting } from './acting.js';
import { ItemPages } from './item-pages.js';

const id = z.uuid();
const action = z.string().regex(/^[A-Z_]{2,40}$/);

/** Acting from the page: one small form per action, revision and key as hidden fields. */
@ApiExcludeController()
@Controller('workbench/items/:id/actions')
export class ActController {
  constructor(
    private readonly desk: Desk,
    private readonly acting: Acting,
    private readonly pages: ItemPages,
  ) {}

  /** Accepted: 303 to where the person came from, or to the item. Refused: the same page with the reasons. */
  @Post(':action')
  async act(
    @Param('id', { schema: id }) item: string,
    @Param('action', { schema: action }) name: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const typed = typedOf(body);
    const done = await this.acting.act(visit.actor, item, name, typed);
    if (done.ok) {
      const back = last(typed, 'back');
      await this.desk.go(visit, back === '' ? `/workbench/items/${item}` : safeAddress(back), name);
      return;
    }
    await this.pages.show(visit, item, 'text', { refusals: done.refusals, typed, action: name });
  }
}
