import { loadJurisdiction } from '../catalogue/load-jurisdiction.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { SystemClock } from '../platform/clock.js';
import type { Settings } from '../platform/settings.js';
import { demoChannel } from './demo-channel.js';
import { loadDemo, type Loaded } from './load-demo.js';

export interface Demo {
  /** For the application: with the demo platform as receiver. */
  readonly settings: Settings;
  readonly jurisdiction: Jurisdiction;
  readonly loaded: Loaded;
  /** Where the platform shows what it received; null when the settings name platforms of their own. */
  readonly platform: string | null;
  readonly stop: () => Promise<void>;
}

/** What a start without a database of its own brings along: people, weeks of work, and a platform that receives it. */
export async function startDemo(settings: Settings): Promise<Demo> {
  const jurisdiction = loadJurisdiction(settings.jurisdiction);
  const channel = await demoChannel(settings, jurisdiction);
  const furnished = channel?.settings ?? settings;
  try {
    const loaded = await loadDemo(furnished, jurisdiction, new SystemClock().now());
    const platform = channel === null ? null : new URL('/', channel.platform.url).href;
    return { settings: furnished, jurisdiction, loaded, platform, stop: async () => await channel?.platform.close() };
  } catch (cause) {
    await channel?.platform.close();
    throw cause;
  }
}
