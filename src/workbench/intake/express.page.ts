import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { orRefuse } from '../../access/refused-error.js';
import { ClockCards } from '../../deadlines/clock-cards.js';
import { ItemViews } from '../../items/item-view.js';
import { translate } from '../../platform/i18n.js';
import { Desk, type Visit } from '../desk.js';
import { Preview } from '../item/preview.js';
import { typedOf, type Typed } from '../typed.js';
import { ExpressModel } from './express-model.js';

const id = z.uuid();

/** The duty officer's page, made for a phone: what will be public, what was screened, under which authorisation, one button. */
@ApiExcludeController()
@Controller('workbench/items/:id/express')
export class ExpressPage {
  constructor(
    private readonly desk: Desk,
    private readonly views: ItemViews,
    private readonly model: ExpressModel,
    private readonly preview: Preview,
    private readonly clocks: ClockCards,
  ) {}

  @Get()
  async open(
    @Param('id', { schema: id }) item: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(this.desk.visit(request, reply), item, null);
  }

  /** The text of the statutory medium beside the item's own, line by line; nothing is published by comparing. */
  @Post('compare')
  async compare(
    @Param('id', { schema: id }) item: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(this.desk.visit(request, reply), item, typedOf(body));
  }

  private async show(visit: Visit, item: string, typed: Typed | null): Promise<void> {
    const view = orRefuse(await this.views.of(visit.actor, item));
    const { locale } = visit;
    const page = {
      ...{ title: translate(locale, 'intake.express.title'), place: null, address: `/workbench/items/${item}/express` },
      breadcrumb: [
        { href: '/workbench', label: translate(locale, 'workbench.nav.inbox') },
        { href: `/workbench/items/${item}`, label: translate(locale, 'workbench.item.back') },
        { href: null, label: translate(locale, 'intake.express.title') },
      ],
    };
    await this.desk.show(visit, 'express', page, {
      ...(await this.model.of(view, typed, locale)),
      document: this.preview.of(view, locale),
      clocks: this.clocks.of(view.opened, locale).slice(0, 1),
    });
  }
}
