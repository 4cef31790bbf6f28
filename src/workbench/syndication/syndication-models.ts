import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '../../access/account-directory.js';
import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import type { ChannelView } from '../../syndication/overseeing/channel-view.js';
import { Channels } from '../../syndication/overseeing/channels.js';
import type { DeliveryRow } from '../../syndication/overseeing/delivery-rows.js';
import type { Visit } from '../desk.js';
import { Ground } from '../ground.js';
import { Naming } from '../naming.js';
import { namesOf } from '../screening/names-of.js';
import { channelModel, type TriedChannel } from './channel-model.js';
import type { TriedDelivery } from './delivery-acts.js';
import { waitingModel } from './waiting-model.js';

/** Channels and deliveries with the names of the jurisdiction. */
@Injectable()
export class SyndicationModels {
  constructor(
    private readonly channels: Channels,
    private readonly people: AccountDirectory,
    private readonly naming: Naming,
    private readonly ground: Ground,
  ) {}

  /** Those something is sent to or filed at, and the others; one that is not in use is not shown. */
  async channelsOf({ actor, locale }: Visit, views: readonly ChannelView[], tried: TriedChannel | null) {
    const name = await namesOf(
      this.people,
      views.map(({ figures }) => figures.paused?.by ?? null),
    );
    const ground = {
      ...{ locale, now: this.ground.now(), runs: this.channels.mayRun(actor), tried },
      name: (account: string) => name(account) ?? account,
      nameOf: (id: string) => this.channelName(id, locale),
    };
    const shown = views.filter(({ condition }) => condition !== 'unused');
    const sent = shown.filter(({ condition }) => !UNSENT.has(condition));
    const other = shown.filter(({ condition }) => UNSENT.has(condition));
    return {
      runs: ground.runs,
      sent: sent.map((view) => channelModel(view, ground)),
      other: other.map((view) => channelModel(view, ground)),
    };
  }

  waiting(rows: readonly DeliveryRow[], tried: TriedDelivery | null, locale: Locale) {
    const { channels } = this.naming.jurisdiction;
    return rows.map((row) =>
      waitingModel(row, {
        ...{ locale, connects: this.channels.connects, tried, channel: (id) => channels.get(id) },
        names: {
          unit: (id) => this.naming.unit(id, locale),
          channel: (id) => this.channelName(id, locale),
        },
      }),
    );
  }

  /** Channels by which the list of what waits can be narrowed. */
  filter(views: readonly ChannelView[], chosen: string | null, locale: Locale) {
    const waiting = views.filter(
      ({ channel: { id }, figures }) => figures.manual + figures.failed > 0 || id === chosen,
    );
    const any = { value: '', label: translate(locale, 'syndication.filter.any'), chosen: chosen === null };
    const named = waiting.map(({ channel: { id } }) => ({
      ...{ value: id, label: this.channelName(id, locale), chosen: id === chosen },
    }));
    return { options: [any, ...named], several: waiting.length > 1 || chosen !== null };
  }

  channelName(id: string, locale: Locale): string {
    const channel = this.naming.jurisdiction.channels.get(id);
    return channel === undefined ? id : inLocale(channel.name, locale);
  }
}

const UNSENT: ReadonlySet<string> = new Set(['relayed', 'window', 'announced', 'recorded']);
