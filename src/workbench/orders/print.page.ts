import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { orRefuse } from '../../access/refused-error.js';
import { Views } from '../../platform/views.js';
import { OrderViews } from '../../supervision/order-view.js';
import { Desk } from '../desk.js';
import { Naming } from '../naming.js';
import { printModel } from './print-model.js';

const id = z.uuid();

/** The order as an official document on paper (GB/T 9704-2012). */
@ApiExcludeController()
@Controller('workbench/orders/:id/print')
export class PrintOrderPage {
  constructor(
    private readonly desk: Desk,
    private readonly views: OrderViews,
    private readonly rendering: Views,
    private readonly naming: Naming,
  ) {}

  @Get()
  async show(
    @Param('id', { schema: id }) order: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { actor, locale } = this.desk.visit(request, reply);
    const view = orRefuse(await this.views.of(actor, order));
    const html = this.rendering.render('print/order', locale, printModel(view, this.naming));
    void reply.headers({ 'cache-control': 'no-store' });
    await reply.type('text/html; charset=utf-8').send(html);
  }
}
