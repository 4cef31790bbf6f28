import { SystemClock } from '../platform/clock.js';
import type { Settings } from '../platform/settings.js';
import { demoChannel } from './demo-channel.js';
import { loadDemo, type Loaded } from './load-demo.js';

export interface Demo {
  /** For the application: with the demo platform as receiver. */
  readonly settings: Settings;
  readonly loaded: Loaded;
  /** Where the platform shows what it received; null when the settings name platforms of their own. */
  readonly platform: string | null;
  readonly stop: () => Promise<void>;
}

/** What a start without a database of its own brings along: people, weeks of work, and a platform that receives it. */
export async function startDemo(settings: Settings): Promise<Demo> {
  const channel = await demoChannel(settings);
  const furnished = channel?.settings ?? settings;
  try {
    const loaded = await loadDemo(furnished, new SystemClock().now());
    const platform = channel === null ? null : new URL('/', channel.platform.url).href;
    return { settings: furnished, loaded, platform, stop: async () => await channel?.platform.close() };
  } catch (cause) {
    await channel?.platform.close();
    throw cause;
  }
}
