import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { AccessModule } from '../access/access.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { poolOf } from '../database/data-source.js';
import { EngineModule } from '../engine/engine.module.js';
import { ItemsModule } from '../items/items.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ObligationsModule } from '../obligations/obligations.module.js';
import { SystemClock } from '../platform/clock.js';
import { PlatformModule, type Ground } from '../platform/platform.module.js';
import type { Settings } from '../platform/settings.js';
import { ViewsModule } from '../platform/views.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { SupervisionModule } from '../supervision/supervision.module.js';
import { SyndicationModule } from '../syndication/syndication.module.js';
import { WorkerModule } from '../worker/worker.module.js';

const FEATURES = [
  ...[CatalogueModule, ViewsModule, AccessModule, WorkerModule, EngineModule, SyndicationModule, NotificationsModule],
  ...[AuditModule, ItemsModule, ProjectsModule, ObligationsModule, SupervisionModule, CalendarModule],
];

@Module({})
class House {
  static on(ground: Ground): DynamicModule {
    return { module: House, imports: [PlatformModule.forRoot(ground), ...FEATURES] };
  }
}

/** The house without its faces, with every kind of case it knows: no port is opened and no job runs. */
export async function house(settings: Settings, source: DataSource): Promise<INestApplicationContext> {
  const ground = { settings, source, pool: poolOf(source), clock: new SystemClock() };
  return await NestFactory.createApplicationContext(House.on(ground), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
}
