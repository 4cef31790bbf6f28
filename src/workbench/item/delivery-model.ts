import type { Channel } from '../../domain/catalogue/channel.js';
import { formatDateTime } from '../../platform/formats.js';
import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import { deadSince } from '../../syndication/links/look.js';
import type { DeliveryView } from '../../syndication/delivery-reader.js';
import { causeOf } from '../syndication/cause.js';
import { deliveryActs, type TriedDelivery } from '../syndication/delivery-acts.js';
import { receiptModel } from '../syndication/receipt.js';

const TONES = { pending: 'blue', manual: 'amber', delivered: 'green', failed: 'red', superseded: 'grey' } as const;
const MOST_CHARACTERS = 20_000;

/** What deciding how one delivery is shown needs of its surroundings. */
export interface DeliveryGround {
  readonly locale: Locale;
  readonly name: (account: string) => string;
  readonly base: string;
  readonly connects: (channel: string) => boolean;
  readonly newest: ReadonlySet<string>;
  readonly maySettle: boolean;
  readonly mayReplay: boolean;
  readonly tried: TriedDelivery | null;
}

/** The newest of each channel and number: older ones wait for nobody. */
export function newestOf(deliveries: readonly DeliveryView[]): ReadonlySet<string> {
  const newest = new Map<string, DeliveryView>();
  for (const one of deliveries) {
    const known = newest.get(`${one.channel} ${one.number}`);
    if (known === undefined || known.sequence < one.sequence) newest.set(`${one.channel} ${one.number}`, one);
  }
  return new Set([...newest.values()].map(({ id }) => id));
}

/** One delivery with every attempt, its receipt and what was sent, as one reads a log. */
export function deliveryModel(delivery: DeliveryView, channel: Channel, ground: DeliveryGround) {
  const { locale, name, connects, newest, maySettle, mayReplay, base, tried } = ground;
  const waits = delivery.status === 'manual' || delivery.status === 'failed';
  const connected = connects(channel.id);
  const operation = translate(locale, `workbench.deliveries.operations.${delivery.operation}`);
  return {
    ...delivery,
    operation,
    tone: TONES[delivery.status],
    status: translate(locale, `workbench.deliveries.status.${delivery.status}`),
    cause: waits ? causeOf(unsentOf(delivery, channel, connected), locale) : deadLink(delivery, ground),
    receipt: receiptModel(delivery.receipt, name, locale),
    payload: delivery.payload?.slice(0, MOST_CHARACTERS) ?? null,
    cut: (delivery.payload?.length ?? 0) > MOST_CHARACTERS,
    acts:
      waits && newest.has(delivery.id) && maySettle
        ? deliveryActs(
            delivery.id,
            base,
            { replayable: mayReplay && connected, about: `${inLocale(channel.name, locale)} ${delivery.number}` },
            tried,
          )
        : null,
  };
}

/** The page that a person recorded last, when it was not there at the last look. */
function deadLink({ id, receipt }: DeliveryView, { locale, newest }: DeliveryGround): string | null {
  const dead = newest.has(id) ? deadSince(receipt) : null;
  if (dead === null) return null;
  const at = formatDateTime(locale, dead.checkedAt);
  return translate(locale, 'syndication.link.dead', { at, found: dead.found });
}

function unsentOf(delivery: DeliveryView, { mode }: Channel, connected: boolean) {
  const attempt = delivery.history.at(-1);
  return {
    ...{ status: delivery.status, connected, byHand: mode === 'file', error: delivery.lastError },
    httpStatus: attempt?.httpStatus ?? null,
    response: attempt?.response ?? null,
    sent: delivery.payload !== null,
  };
}
