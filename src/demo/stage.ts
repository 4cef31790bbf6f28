import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { AccessModule } from '../access/access.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { poolOf } from '../database/data-source.js';
import { EngineModule } from '../engine/engine.module.js';
import { ItemsModule } from '../items/items.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PlatformModule, type Ground } from '../platform/platform.module.js';
import type { Settings } from '../platform/settings.js';
import { ViewsModule } from '../platform/views.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { SyndicationModule } from '../syndication/syndication.module.js';
import { WorkerModule } from '../worker/worker.module.js';
import type { DemoClock } from './demo-clock.js';

const FEATURES = [
  ...[CatalogueModule, ViewsModule, AccessModule, WorkerModule, EngineModule],
  ...[SyndicationModule, NotificationsModule, AuditModule, ItemsModule, ProjectsModule],
];

@Module({})
class Stage {
  static on(ground: Ground): DynamicModule {
    return { module: Stage, imports: [PlatformModule.forRoot(ground), ...FEATURES] };
  }
}

/** The house as far as the demonstration needs it, without its faces and in the demonstration's own time. */
export async function stage(
  settings: Settings,
  source: DataSource,
  clock: DemoClock,
): Promise<INestApplicationContext> {
  const ground = { settings, source, pool: poolOf(source), clock };
  return await NestFactory.createApplicationContext(Stage.on(ground), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
}
