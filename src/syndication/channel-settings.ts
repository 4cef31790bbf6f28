import { fileURLToPath } from 'node:url';
import type { Channel } from '../domain/catalogue/channel.js';
import { channelsEverOwed, type Owing } from '../domain/catalogue/channels-owed.js';
import { SettingsError, type Settings } from '../platform/settings.js';
import { isUsableSecret } from '../worker/webhook-signature.js';

/** A platform that publications are sent to: what it is, where, and the keys both sides know. */
export interface ConnectedChannel {
  readonly channel: Channel;
  readonly url: string;
  /** The newest first; two while one replaces the other. */
  readonly secrets: readonly string[];
  readonly network: 'public' | 'private';
}

export interface ChannelSettings {
  readonly connected: ReadonlyMap<string, ConnectedChannel>;
  /** Pushed to by some item, but without an address: what it is owed waits for a person. */
  readonly missing: readonly string[];
}

type Said = Pick<Settings, 'channelUrls' | 'channelSecrets' | 'channelNetworks'>;

/** `trading-platform-hlj` is set by `CHANNEL_TRADING_PLATFORM_HLJ_URL` and `…_SECRET` (`whsec_` or `whsk_` and base64). */
export const settingName = (channel: string): string => channel.toUpperCase().replace(/[^A-Z0-9]+/g, '_');

/** Reads every push channel's address and secrets; half a channel or a bad one stops the start with the setting's name. */
export function readChannelSettings(jurisdiction: Owing, said: Said): ChannelSettings {
  const pushed = [...jurisdiction.channels.values()].filter(({ mode }) => mode === 'push' || mode === 'publish');
  const problems = pushed.flatMap((channel) => problemsOf(channel, said));
  if (problems.length > 0) throw new SettingsError(problems);
  const connected = new Map(
    pushed.flatMap((channel) => connectedBy(channel, said)).map((one) => [one.channel.id, one]),
  );
  const owed = channelsEverOwed(jurisdiction).filter(({ mode }) => mode === 'push');
  return { connected, missing: owed.map(({ id }) => id).filter((id) => !connected.has(id)) };
}

function connectedBy(channel: Channel, said: Said): ConnectedChannel[] {
  const { url, secrets, network } = saidOf(channel, said);
  return url === undefined ? [] : [{ channel, url, secrets, network: network === 'private' ? 'private' : 'public' }];
}

function saidOf({ id }: Channel, { channelUrls, channelSecrets, channelNetworks }: Said) {
  const name = settingName(id);
  const secrets = (channelSecrets[name] ?? '').split(/\s+/).filter((secret) => secret !== '');
  return { name, url: channelUrls[name], secrets, network: channelNetworks?.[name] };
}

function problemsOf(channel: Channel, said: Said): string[] {
  const { name, url, secrets, network } = saidOf(channel, said);
  const problems: string[] = [];
  const signed = (channel.transport ?? 'https') === 'https';
  if (signed && (url === undefined) !== (secrets.length === 0))
    problems.push(`CHANNEL_${name}_URL and CHANNEL_${name}_SECRET are given together or not at all`);
  if (url !== undefined) problems.push(...addressProblems(channel.transport ?? 'https', `CHANNEL_${name}_URL`, url));
  if (signed && !secrets.every(isUsableSecret))
    problems.push(
      `CHANNEL_${name}_SECRET: must be whsec_ or whsk_ followed by base64 (Standard Webhooks), several apart by blanks`,
    );
  if (network !== undefined && network !== 'private' && network !== 'public')
    problems.push(`CHANNEL_${name}_NETWORK: must be private or public`);
  return problems;
}

/** What an address must look like for each way of sending. */
function addressProblems(transport: string, name: string, said: string): string[] {
  if (!URL.canParse(said)) return [`${name}: is no URL`];
  const { protocol, username, password } = new URL(said);
  if (transport === 'drop-folder') return protocol === 'file:' ? [] : [`${name}: must be a folder as file:///path`];
  if (transport === 'sftp') return protocol === 'sftp:' ? [] : [`${name}: must be sftp://user@host/folder`];
  const plain = (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
  return plain ? [] : [`${name}: must be an http or https URL without user and password`];
}

/** The folder that files are dropped into. */
export const folderOf = (url: string): string => fileURLToPath(url);
