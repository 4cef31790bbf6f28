import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Channel } from '../domain/catalogue/channel.js';
import { channelsEverOwed, channelsOwed, type OwedItem, type Owing } from '../domain/catalogue/channels-owed.js';
import { PushChannels, type OwedChannel } from '../engine/push-channels.js';
import { SETTINGS } from '../platform/settings.js';
import {
  readChannelSettings,
  type ChannelSettings,
  type ConnectedChannel,
  type SaidOfChannels,
} from './channel-settings.js';

/** The platforms the jurisdiction owes its publications to, as far as this installation knows their address. */
@Injectable()
export class ConfiguredChannels extends PushChannels {
  private readonly settings: ChannelSettings;

  constructor(
    @Inject(JURISDICTION) private readonly jurisdiction: Owing,
    @Inject(SETTINGS) settings: SaidOfChannels,
  ) {
    super();
    this.settings = readChannelSettings(jurisdiction, settings);
  }

  /** What is pushed to an address waits for a worker; what has none, and what is filed, for a person. */
  override owedBy(item: OwedItem): readonly OwedChannel[] {
    return this.owed(item).flatMap(({ id, mode }): OwedChannel[] => {
      if (this.settings.connected.has(id)) return [{ channel: id, status: 'pending' }];
      return mode === 'push' || mode === 'file' ? [{ channel: id, status: 'manual' }] : [];
    });
  }

  /** Every channel an item owes, also those that are not sent to. */
  owed(item: OwedItem): readonly Channel[] {
    return channelsOwed(this.jurisdiction, item);
  }

  /** Every channel that some item may owe, in the order of channels.yaml. */
  all(): readonly Channel[] {
    return channelsEverOwed(this.jurisdiction);
  }

  connected(): readonly ConnectedChannel[] {
    return [...this.settings.connected.values()];
  }

  connection(id: string): ConnectedChannel | null {
    return this.settings.connected.get(id) ?? null;
  }

  missing(): readonly string[] {
    return this.settings.missing;
  }
}
