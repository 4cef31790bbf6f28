import { Injectable } from '@nestjs/common';
import type { Reason } from '../../access/problem.js';
import { orRefuse } from '../../access/refused-error.js';
import { translate } from '../../platform/i18n.js';
import { OrderViews } from '../../supervision/order-view.js';
import { Desk, type Visit } from '../desk.js';
import { errorsOf } from '../errors.js';
import { Naming } from '../naming.js';
import type { Typed } from '../typed.js';
import { sayerFor } from '../wording.js';
import { NO_SUBJECT, OrderModel } from './order-model.js';

/** A form of the page that was refused. */
export interface RefusedAct {
  readonly action: string;
  readonly typed: Typed;
  readonly refusals: readonly Reason[];
}

/** The page of one order, with the reasons on top where something was refused. */
@Injectable()
export class OrderPages {
  constructor(
    private readonly desk: Desk,
    private readonly views: OrderViews,
    private readonly model: OrderModel,
    private readonly naming: Naming,
  ) {}

  async show(visit: Visit, id: string, refused: RefusedAct | null): Promise<void> {
    const { locale, actor } = visit;
    const view = orRefuse(await this.views.of(actor, id));
    const placeOf = (field: string) => (field === 'file' ? '#file' : `#${refused?.action ?? ''}.${field}`);
    const errors = errorsOf(refused?.refusals ?? [], sayerFor(this.naming, NO_SUBJECT, locale), placeOf);
    const tried = refused === null ? null : { ...refused, errors: errors.byField };
    const model = await this.model.of(visit, view, tried);
    const page = {
      ...{ title: model.order.title, place: 'orders' as const, status: errors.status },
      address: `/workbench/orders/${id}`,
      breadcrumb: [
        { href: '/workbench/orders', label: translate(locale, 'supervision.title') },
        { href: null, label: model.order.number ?? model.order.title },
      ],
    };
    await this.desk.show(visit, 'order', page, { ...model, errors: errors.list });
  }
}
