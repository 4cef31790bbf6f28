import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { PushChannels } from '../engine/push-channels.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { readChannelSettings, type ChannelSettings, type PushChannel } from './channel-settings.js';

/** The platforms the jurisdiction owes its publications to, as far as this installation knows their address. */
@Injectable()
export class ConfiguredChannels extends PushChannels {
  private readonly settings: ChannelSettings;

  constructor(
    @Inject(JURISDICTION) private readonly jurisdiction: Pick<Jurisdiction, 'channels' | 'domains'>,
    @Inject(SETTINGS) settings: Pick<Settings, 'channelUrls' | 'channelSecrets'>,
  ) {
    super();
    this.settings = readChannelSettings(jurisdiction, settings);
  }

  override owedBy(domain: string): readonly string[] {
    return (this.jurisdiction.domains.get(domain)?.channels ?? []).filter((id) => this.settings.configured.has(id));
  }

  all(): readonly PushChannel[] {
    return [...this.settings.configured.values()];
  }

  missing(): readonly string[] {
    return this.settings.missing;
  }
}
