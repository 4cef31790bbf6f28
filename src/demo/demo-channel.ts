import { loadJurisdiction } from '../catalogue/load-jurisdiction.js';
import { SystemClock } from '../platform/clock.js';
import type { Settings } from '../platform/settings.js';
import { readChannelSettings, settingName } from '../syndication/channel-settings.js';
import { keptSecret } from './kept-secret.js';
import { startSandboxPlatform, type SandboxPlatform } from '../sandbox/platform.js';
import type { Refusals } from '../sandbox/refusals.js';
import { OfficeDays } from './script/office-days.js';
import { readScript } from './script/read-script.js';

export interface DemoChannel {
  /** With the address and the secret of the platform. */
  readonly settings: Settings;
  readonly platform: SandboxPlatform;
}

/** A demonstration without any channel of its own gets a platform on this machine, in place of the first one owed; null otherwise. */
export async function demoChannel(
  settings: Settings,
  jurisdiction = loadJurisdiction(settings.jurisdiction),
): Promise<DemoChannel | null> {
  if (!settings.demo || Object.keys(settings.channelUrls).length > 0) return null;
  const [channel] = readChannelSettings(jurisdiction, settings).missing;
  if (channel === undefined) return null;
  const clock = new SystemClock();
  const secret = keptSecret(settings.dataDir);
  const { items } = readScript(settings.jurisdiction, new OfficeDays(jurisdiction.calendar, clock.now()));
  const platform = await startSandboxPlatform({ keys: [secret], now: () => clock.now(), refusals: refusalsOf(items) });
  const name = settingName(channel);
  const channelUrls = { [name]: platform.url };
  const channelSecrets = { ...settings.channelSecrets, [name]: secret };
  const channelNetworks = { ...settings.channelNetworks, [name]: 'private' };
  return { settings: { ...settings, channelUrls, channelSecrets, channelNetworks }, platform };
}

const MOOD = { 'refuses-once': 'once', refuses: 'always' } as const;

export const refusalsOf = (
  items: readonly { readonly title: string; readonly platform?: keyof typeof MOOD | undefined }[],
): Refusals =>
  new Map(items.flatMap(({ title, platform }) => (platform === undefined ? [] : [[title, MOOD[platform]]])));
