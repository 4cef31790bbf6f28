import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '../../access/account-directory.js';
import type { Channel } from '../../domain/catalogue/channel.js';
import { owedItem } from '../../engine/owed-item.js';
import type { ItemView } from '../../items/item-view.js';
import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import { addressOf } from '../../publication/addresses.js';
import { ConfiguredChannels } from '../../syndication/configured-channels.js';
import { DeliveryReader, type DeliveryView } from '../../syndication/delivery-reader.js';
import type { Condition } from '../../syndication/overseeing/channel-view.js';
import { Channels } from '../../syndication/overseeing/channels.js';
import { announcementText } from '../../syndication/encoders/announcement.js';
import { newId } from '../../platform/ids.js';
import { Addresses } from '../../worker/addresses.js';
import type { Visit } from '../desk.js';
import { Naming } from '../naming.js';
import { whyNot } from '../rights.js';
import { conditionModel } from '../syndication/condition.js';
import { namesOf } from '../screening/names-of.js';
import { last } from '../typed.js';
import { deliveryModel, newestOf, type DeliveryGround } from './delivery-model.js';
import type { Told } from './refused.js';

/** Where an item's publications go, channel by channel in the order of channels.yaml: also where nothing is sent, and why. */
@Injectable()
export class DeliveriesPanel {
  constructor(
    private readonly deliveries: DeliveryReader,
    private readonly configured: ConfiguredChannels,
    private readonly channels: Channels,
    private readonly naming: Naming,
    private readonly people: AccountDirectory,
    private readonly addresses: Addresses,
  ) {}

  async of(visit: Visit, view: ItemView, refused: Told | null) {
    const sent = await this.deliveries.of(view.opened.row.id);
    const shown = this.shown(view, sent);
    const conditions = await this.channels.conditions(shown.map(({ id }) => id));
    const name = await namesOf(this.people, sent.flatMap(recordedBy));
    const ground = { ...this.ground(visit, view, sent, refused), name: (account: string) => name(account) ?? account };
    return {
      nothing: sent.length === 0,
      channels: shown.map((channel) => ({
        ...this.head(channel, conditions.get(channel.id) ?? 'unused', visit.locale),
        ...aboutOf(view, conditions.get(channel.id) ?? 'unused'),
        ...this.posting(channel, visit, view, refused),
        deliveries: sent.filter((one) => one.channel === channel.id).map((one) => deliveryModel(one, channel, ground)),
      })),
    };
  }

  /** What is owed, what got something once, and what somebody may announce. */
  private shown({ opened: { row } }: ItemView, sent: readonly DeliveryView[]): readonly Channel[] {
    const entry = this.naming.jurisdiction.entries.get(row.entry) ?? {};
    const owed = new Set(this.configured.owed(owedItem(row, entry)).map(({ id }) => id));
    const got = new Set(sent.map(({ channel }) => channel));
    return [...this.naming.jurisdiction.channels.values()].filter(
      ({ id, mode }) => owed.has(id) || got.has(id) || mode === 'announce',
    );
  }

  /** What to post where a person posts, and where to say that it was. */
  private posting(channel: Channel, { actor, locale }: Visit, { opened, extras }: ItemView, refused: Told | null) {
    const { row } = opened;
    const byHand = channel.mode === 'announce' || channel.mode === 'record-link';
    const shown = extras.publications.find(({ visibility }) => visibility === 'current');
    if (!byHand || shown === undefined) return { announcement: null, link: null };
    const tried = refused?.action === 'RECORD_LINK' && last(refused.typed, 'channel') === channel.id ? refused : null;
    const { title, summary, number } = shown;
    const said = { unit: this.naming.unit(row.unit, locale), title, summary, url: this.addresses.publication(number) };
    const may = whyNot(opened, actor, 'RECORD_LINK', this.naming.jurisdiction).length === 0;
    const form = {
      ...{ action: `/workbench/items/${row.id}/links`, key: newId(), channel: channel.id },
      ...{ name: inLocale(channel.name, locale), url: tried === null ? '' : last(tried.typed, 'url') },
      error: tried?.errors.byField.get('url') ?? null,
    };
    return {
      announcement: channel.most === undefined ? null : announcementText(said, channel.most),
      link: may ? form : null,
    };
  }

  private head(channel: Channel, condition: Condition, locale: Locale) {
    const via = channel.via === undefined ? undefined : this.naming.jurisdiction.channels.get(channel.via);
    return {
      ...{ id: channel.id, name: inLocale(channel.name, locale) },
      ...conditionModel(condition, locale),
      note: translate(locale, `syndication.notes.${condition}`, {
        via: via === undefined ? '' : inLocale(via.name, locale),
      }),
    };
  }

  private ground(
    { actor, locale }: Visit,
    { opened, actions }: ItemView,
    sent: readonly DeliveryView[],
    refused: Told | null,
  ): Omit<DeliveryGround, 'name'> {
    const tried = refused?.action === 'SETTLE_DELIVERY' ? refused : null;
    return {
      ...{ locale, connects: this.channels.connects, newest: newestOf(sent) },
      base: `/workbench/items/${opened.row.id}/deliveries`,
      maySettle: whyNot(opened, actor, 'SETTLE_DELIVERY', this.naming.jurisdiction).length === 0,
      mayReplay: actions.some(({ action, allowed }) => action === 'REPLAY' && allowed),
      tried:
        tried === null
          ? null
          : {
              delivery: last(tried.typed, 'delivery'),
              typed: tried.typed,
              error: tried.errors.byField.get('evidence') ?? null,
            },
    };
  }
}

/** Whoever recorded a receipt by hand. */
const recordedBy = ({ receipt }: DeliveryView): string[] =>
  receipt !== null && 'by' in receipt && typeof receipt.by === 'string' ? [receipt.by] : [];

/** The window's own page of each number, where it shows it. */
function aboutOf({ extras }: ItemView, condition: Condition) {
  const open = extras.publications.filter(({ visibility }) => visibility === 'current').map(({ number }) => number);
  return {
    links: condition === 'window' ? [...new Set(open)].map((number) => ({ href: addressOf(number), number })) : [],
  };
}
