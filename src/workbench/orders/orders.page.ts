import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { orRefuse, RefusedError } from '../../access/refused-error.js';
import { inLocale, translate } from '../../platform/i18n.js';
import { Definitions } from '../../engine/definitions.js';
import { numberOf } from '../../supervision/order-json.js';
import { OrderList } from '../../supervision/order-list.js';
import type { OrderRow } from '../../supervision/order-store.js';
import { Orders } from '../../supervision/orders.js';
import { Desk, type Visit } from '../desk.js';
import { Naming } from '../naming.js';
import { typedOf } from '../typed.js';
import { NewOrderForm } from './new-order-form.js';

const asked = z.object({ open: z.enum(['', '1']).optional(), cursor: z.string().max(300).optional() });

/** Orders in a list, and the form for a new one. */
@ApiExcludeController()
@Controller('workbench/orders')
export class OrdersPage {
  constructor(
    private readonly desk: Desk,
    private readonly list: OrderList,
    private readonly orders: Orders,
    private readonly form: NewOrderForm,
    private readonly naming: Naming,
    private readonly definitions: Definitions,
  ) {}

  @Get()
  async show(
    @Query({ schema: asked }) { open, cursor }: z.infer<typeof asked>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const only = open === '1';
    const { rows, next } = orRefuse(await this.list.page(visit.actor, { open: only, cursor }));
    const address = (more: Record<string, string>) =>
      `/workbench/orders?${new URLSearchParams({ ...(only ? { open: '1' } : {}), ...more }).toString()}`;
    const title = translate(visit.locale, 'supervision.title');
    await this.desk.show(
      visit,
      'orders',
      { title, place: 'orders' },
      {
        ...{ may: this.orders.may(visit.actor), only, orders: rows.map((row) => this.row(row, visit)) },
        next: next === null ? null : address({ cursor: next }),
        first: cursor === undefined ? null : address({}),
      },
    );
  }

  @Get('new')
  async blank(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.desk.visit(request, reply);
    this.onlySeats(visit);
    await this.form.begin(visit, typedOf(request.query));
  }

  @Post()
  async create(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.desk.visit(request, reply);
    this.onlySeats(visit);
    const typed = typedOf(body);
    const made = await this.form.create(visit.actor, typed);
    if (made.ok) await this.desk.go(visit, `/workbench/orders/${made.id}`, made.issued ? 'ISSUE' : 'CREATE_ORDER');
    else await this.form.show(visit, typed, made.refusals);
  }

  private onlySeats({ actor }: Visit): void {
    if (this.orders.may(actor)) return;
    throw new RefusedError([{ code: 'role-needed', kind: 'authority' }]);
  }

  private row(row: OrderRow, { locale }: Visit) {
    const label = this.definitions.named('order').nodes.get(row.state)?.label;
    return {
      ...{ id: row.id, title: row.title, due: row.due, createdAt: row.created_at, number: numberOf(row) },
      unit: this.naming.unit(row.unit, locale),
      state: label === undefined ? row.state : inLocale(label, locale),
      overdue: row.states.includes('watch.overdue') || row.state === 'work.circulated',
    };
  }
}
