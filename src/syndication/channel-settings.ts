import { fileURLToPath } from 'node:url';
import type { Channel } from '../domain/catalogue/channel.js';
import { channelsEverOwed, type Owing } from '../domain/catalogue/channels-owed.js';
import { SettingsError, type Settings } from '../platform/settings.js';
import { transportSettings, words, type SaidOfChannel } from './transport-settings.js';

/** A platform that publications are sent to: what it is, where, and the keys both sides know. */
export interface ConnectedChannel {
  readonly channel: Channel;
  readonly url: string;
  /** The newest first; two while one replaces the other. */
  readonly secrets: readonly string[];
  /** The fingerprints an SFTP server may show; of no other way of sending. */
  readonly hostKeys: readonly string[];
  readonly network: 'public' | 'private';
}

export interface ChannelSettings {
  readonly connected: ReadonlyMap<string, ConnectedChannel>;
  /** Pushed to by some item, but without an address: what it is owed waits for a person. */
  readonly missing: readonly string[];
}

export type SaidOfChannels = Pick<Settings, 'channelUrls' | 'channelSecrets' | 'channelNetworks' | 'channelHostKeys'>;

/** `trading-platform-hlj` is set by `CHANNEL_TRADING_PLATFORM_HLJ_URL` and `…_SECRET` (`whsec_` or `whsk_` and base64). */
export const settingName = (channel: string): string => channel.toUpperCase().replace(/[^A-Z0-9]+/g, '_');

/** Reads every push channel's address and secrets; half a channel or a bad one stops the start with the setting's name. */
export function readChannelSettings(jurisdiction: Owing, said: SaidOfChannels): ChannelSettings {
  const pushed = [...jurisdiction.channels.values()].filter(({ mode }) => mode === 'push' || mode === 'publish');
  const problems = pushed.flatMap((channel) => problemsOf(channel, said));
  if (problems.length > 0) throw new SettingsError(problems);
  const connected = new Map(
    pushed.flatMap((channel) => connectedBy(channel, said)).map((one) => [one.channel.id, one]),
  );
  const owed = channelsEverOwed(jurisdiction).filter(({ mode }) => mode === 'push');
  return { connected, missing: owed.map(({ id }) => id).filter((id) => !connected.has(id)) };
}

function connectedBy(channel: Channel, said: SaidOfChannels): ConnectedChannel[] {
  const { url, secrets, hostKeys, network } = saidOf(channel, said);
  if (url === undefined) return [];
  return [{ channel, url, secrets, hostKeys, network: network === 'private' ? 'private' : 'public' }];
}

function saidOf({ id, transport }: Channel, said: SaidOfChannels): SaidOfChannel & { network: string | undefined } {
  const name = settingName(id);
  return {
    ...{ name, url: said.channelUrls[name], network: said.channelNetworks?.[name] },
    secrets: transportSettings(transport).secretsIn(said.channelSecrets[name] ?? ''),
    hostKeys: words(said.channelHostKeys?.[name] ?? ''),
  };
}

function problemsOf(channel: Channel, said: SaidOfChannels): string[] {
  const of = saidOf(channel, said);
  const problems = [...transportSettings(channel.transport).problems(of)];
  if (of.network !== undefined && of.network !== 'private' && of.network !== 'public')
    problems.push(`CHANNEL_${of.name}_NETWORK: must be private or public`);
  return problems;
}

/** The folder that files are dropped into. */
export const folderOf = (url: string): string => fileURLToPath(url);
