import { randomBytes } from 'node:crypto';
import { loadJurisdiction } from '../catalogue/load-jurisdiction.js';
import { SystemClock } from '../platform/clock.js';
import type { Settings } from '../platform/settings.js';
import { readChannelSettings, settingName } from '../syndication/channel-settings.js';
import { startReceivingPlatform, type ReceivingPlatform } from './receiving-platform.js';

export interface DemoChannel {
  /** With the address and the secret of the platform. */
  readonly settings: Settings;
  readonly platform: ReceivingPlatform;
}

/** A demonstration without any channel of its own gets a platform on this machine, in place of the first one owed; null otherwise. */
export async function demoChannel(settings: Settings): Promise<DemoChannel | null> {
  if (!settings.demo || Object.keys(settings.channelUrls).length > 0) return null;
  const [channel] = readChannelSettings(loadJurisdiction(settings.jurisdiction), settings).missing;
  if (channel === undefined) return null;
  const clock = new SystemClock();
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  const platform = await startReceivingPlatform({ secret, now: () => clock.now() });
  const name = settingName(channel);
  const channelUrls = { [name]: platform.url };
  const channelSecrets = { ...settings.channelSecrets, [name]: secret };
  return { settings: { ...settings, channelUrls, channelSecrets }, platform };
}
