import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Desk } from '../desk.js';
import { ItemPages } from './item-pages.js';
import { TABS } from './tabs.js';

const id = z.uuid();
const tab = z.enum(TABS);

/** Reading an item: what the public will see first, then what I must do, then the rest in tabs. */
@ApiExcludeController()
@Controller('workbench/items/:id')
export class ItemController {
  constructor(
    private readonly desk: Desk,
    private readonly pages: ItemPages,
  ) {}

  @Get()
  async show(
    @Param('id', { schema: id }) item: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.show(this.desk.visit(request, reply), item, 'text');
  }

  @Get(':tab')
  async tab(
    @Param('id', { schema: id }) item: string,
    @Param('tab', { schema: tab }) name: z.infer<typeof tab>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.show(this.desk.visit(request, reply), item, name);
  }
}
