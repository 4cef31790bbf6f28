import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Pool } from 'pg';
import { AccessModule } from '../../src/access/access.module.js';
import { CatalogueModule } from '../../src/catalogue/catalogue.module.js';
import { appDataSource, poolOf } from '../../src/database/data-source.js';
import { furnishHttp, httpAdapter } from '../../src/platform/http.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { PublicAddress } from '../../src/platform/public-address.js';
import { ViewsModule } from '../../src/platform/views.module.js';
import { PortalModule } from '../../src/portal/portal.module.js';
import { PublicReads } from '../../src/replica/public-reads.js';
import { freshDatabase } from './database.js';
import { ManualClock } from './manual-clock.js';
import { testSettings } from './settings.js';

/** The public window alone, over real HTTP, on a database of its own. */
export interface TestWindow {
  readonly url: string;
  readonly pool: Pool;
  readonly reads: PublicReads;
  readonly clock: ManualClock;
  stop(): Promise<void>;
}

@Module({ imports: [ViewsModule, CatalogueModule, AccessModule, PortalModule] })
class WindowOnly {}

export async function openWindow(): Promise<TestWindow> {
  const database = await freshDatabase();
  const settings = testSettings(database.url);
  const clock = new ManualClock(new Date('2026-11-20T08:00:00Z'));
  const source = await appDataSource(database.url, 4, () => undefined).initialize();
  const adapter = httpAdapter(settings);
  await furnishHttp(adapter, settings);
  const ground = { settings, source, pool: poolOf(source), clock };
  const root = { module: WindowOnly, imports: [PlatformModule.forRoot(ground)] };
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: ['error'],
    abortOnError: false,
  });
  await app.listen(0, '127.0.0.1');
  const stop = async () => {
    await app.close();
    await source.destroy();
    await database.drop();
  };
  const { port } = app.getHttpServer().address() as AddressInfo;
  const reads = app.get(PublicReads, { strict: false });
  return { url: app.get(PublicAddress, { strict: false }).listens(port), pool: ground.pool, reads, clock, stop };
}
