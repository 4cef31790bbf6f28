import type { Pool } from 'pg';
import type { Channel } from '../../../src/domain/catalogue/channel.js';
import type { Jurisdiction, Unit } from '../../../src/domain/catalogue/jurisdiction.js';
import type { Clock } from '../../../src/platform/clock.js';
import { Database } from '../../../src/platform/database.js';
import type { ConnectedChannel } from '../../../src/syndication/channel-settings.js';
import { DeliverJob } from '../../../src/syndication/deliver-job.js';
import { webhook } from '../../../src/syndication/encoders/webhook.js';
import { DeliverySurroundings } from '../../../src/syndication/surroundings.js';
import { https } from '../../../src/syndication/transports/https.js';
import { Addresses } from '../../../src/worker/addresses.js';

/** A channel of another province: pushed to by webhook, with what the test says of it. */
export const aChannel = (said: Partial<Channel> = {}): Channel => ({
  ...{ id: 'province', name: { zh: '省平台', en: 'Province' }, mode: 'push', encoder: 'webhook', transport: 'https' },
  ...{ owedFor: [], statutory: [], receipts: 'answer', holdings: false, limits: { atOnce: 8 } },
  ...said,
});

export const connectedTo = (url: string, secret: string, said: Partial<Channel> = {}): ConnectedChannel => ({
  ...{ channel: aChannel(said), url, secrets: [secret], hostKeys: [], network: 'private' },
});

/** The house as far as delivering needs it: one unit, an office, the window's address. */
export function surroundings(pool: Pool, clock: Clock): DeliverySurroundings {
  const unit = { name: { zh: '同江市国土资源局', en: 'Land bureau' }, uscc: '112308810000000017' } as Unit;
  const jurisdiction = {
    units: new Map([['land-bureau', unit]]),
    office: 'government-office',
  } as unknown as Jurisdiction;
  return new DeliverySurroundings(
    new Database(pool),
    clock,
    new Addresses({ base: 'https://gongkai.example' }),
    jurisdiction,
  );
}

export const aWorker = (pool: Pool, clock: Clock, to: ConnectedChannel): DeliverJob =>
  new DeliverJob(to, { encode: webhook, send: https }, surroundings(pool, clock));
