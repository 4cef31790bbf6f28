import type { DeliveryView } from '../../syndication/delivery-reader.js';
import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import type { Naming } from '../naming.js';

const TONES = { pending: 'blue', manual: 'amber', delivered: 'green', failed: 'red', superseded: 'grey' } as const;

/** Each delivery with every attempt, as one reads a log: newest first. */
export function deliveryModels(deliveries: readonly DeliveryView[], naming: Naming, locale: Locale) {
  return deliveries.map((delivery) => {
    const channel = naming.jurisdiction.channels.get(delivery.channel);
    return {
      ...delivery,
      channel: channel === undefined ? delivery.channel : inLocale(channel.name, locale),
      operation: translate(locale, `workbench.deliveries.operations.${delivery.operation}`),
      tone: TONES[delivery.status],
      status: translate(locale, `workbench.deliveries.status.${delivery.status}`),
      receipt: delivery.receipt === null ? null : JSON.stringify(delivery.receipt, null, 2),
    };
  });
}
