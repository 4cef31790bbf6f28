import type { Channel, Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { SettingsError, type Settings } from '../platform/settings.js';
import { isUsableSecret } from '../worker/signed-post.js';

/** A platform that publications are pushed to: where, and the key both sides know. */
export interface PushChannel {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
}

export interface ChannelSettings {
  readonly configured: ReadonlyMap<string, PushChannel>;
  /** Owed by some domain, but without address and secret: nothing can be delivered yet. */
  readonly missing: readonly string[];
}

/** `trading-platform-hlj` is set by `CHANNEL_TRADING_PLATFORM_HLJ_URL` and `…_SECRET` (`whsec_` and base64). */
export const settingName = (channel: string): string => channel.toUpperCase().replace(/[^A-Z0-9]+/g, '_');

/** Reads every push channel's address and secret; half a channel or a bad one stops the start with the setting's name. */
export function readChannelSettings(
  jurisdiction: Pick<Jurisdiction, 'channels' | 'domains'>,
  settings: Pick<Settings, 'channelUrls' | 'channelSecrets'>,
): ChannelSettings {
  const pushed = [...jurisdiction.channels.values()].filter(isPushed);
  const problems = pushed.flatMap(({ id }) => problemsOf(settingName(id), settings));
  if (problems.length > 0) throw new SettingsError(problems);
  const owed = new Set([...jurisdiction.domains.values()].flatMap((domain) => domain.channels));
  const configured = new Map(
    pushed.flatMap(({ id }) => channelOf(id, settings)).map((channel) => [channel.id, channel]),
  );
  return { configured, missing: pushed.map(({ id }) => id).filter((id) => owed.has(id) && !configured.has(id)) };
}

const isPushed = (channel: Channel): boolean => channel.mode === 'push';

function channelOf(
  id: string,
  { channelUrls, channelSecrets }: Pick<Settings, 'channelUrls' | 'channelSecrets'>,
): PushChannel[] {
  const url = channelUrls[settingName(id)];
  const secret = channelSecrets[settingName(id)];
  return url === undefined || secret === undefined ? [] : [{ id, url, secret }];
}

function problemsOf(
  name: string,
  { channelUrls, channelSecrets }: Pick<Settings, 'channelUrls' | 'channelSecrets'>,
): string[] {
  const url = channelUrls[name];
  const secret = channelSecrets[name];
  if (url === undefined && secret === undefined) return [];
  const problems: string[] = [];
  if (url === undefined || secret === undefined)
    problems.push(`CHANNEL_${name}_URL and CHANNEL_${name}_SECRET are given together or not at all`);
  if (url !== undefined && !isPlainHttpUrl(url))
    problems.push(`CHANNEL_${name}_URL: must be an http or https URL without user and password`);
  if (secret !== undefined && !isUsableSecret(secret))
    problems.push(`CHANNEL_${name}_SECRET: must be whsec_ followed by base64 (Standard Webhooks)`);
  return problems;
}

function isPlainHttpUrl(said: string): boolean {
  if (!URL.canParse(said)) return false;
  const { protocol, username, password } = new URL(said);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}
