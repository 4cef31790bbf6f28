import type { Channel } from '../../domain/catalogue/channel.js';
import { translate, type Locale } from '../../platform/i18n.js';
import type { DeliveryRow } from '../../syndication/overseeing/delivery-rows.js';
import { causeOf } from './cause.js';
import { deliveryActs, type TriedDelivery } from './delivery-acts.js';

export interface WaitingGround {
  readonly locale: Locale;
  readonly channel: (id: string) => Channel | undefined;
  readonly connects: (channel: string) => boolean;
  readonly names: { readonly unit: (id: string) => string; readonly channel: (id: string) => string };
  readonly tried: TriedDelivery | null;
}

/** A delivery that waits for a person: what of which item, where to, why, and what to do. */
export function waitingModel(row: DeliveryRow, ground: WaitingGround) {
  const { locale, channel, connects, names, tried } = ground;
  const connected = connects(row.channel);
  const unsent = {
    ...{ status: row.status, connected, byHand: channel(row.channel)?.mode === 'file', error: row.last_error },
    ...{ httpStatus: row.http_status, response: row.response, sent: row.payload_length > 0 },
  };
  return {
    ...{ id: row.id, href: `/workbench/items/${row.item}/deliveries#delivery-${row.id}`, number: row.number },
    title: row.title === '' ? translate(locale, 'syndication.waiting.untitled') : row.title,
    ...{ unit: names.unit(row.unit), channel: names.channel(row.channel), version: row.version },
    operation: translate(locale, `workbench.deliveries.operations.${row.operation}`),
    tone: row.status === 'failed' ? 'red' : 'amber',
    status: translate(locale, `workbench.deliveries.status.${row.status}`),
    ...{ cause: causeOf(unsent, locale), since: row.settled_at ?? row.created_at, payload: row.payload },
    cut: row.payload !== null && row.payload_length > row.payload.length,
    acts: deliveryActs(
      row.id,
      '/syndication/deliveries',
      { replayable: connected, about: `${names.channel(row.channel)} ${row.number}` },
      tried,
    ),
  };
}
