import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { AdminModule } from './admin/admin.module.js';
import { ApiModule } from './api/api.module.js';
import { AuditModule } from './audit/audit.module.js';
import { BatchesModule } from './batches/batches.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { DeadlinesModule } from './deadlines/deadlines.module.js';
import { EngineModule } from './engine/engine.module.js';
import { EscalationModule } from './escalation/escalation.module.js';
import { HealthModule } from './health/health.module.js';
import { InboxModule } from './inbox/inbox.module.js';
import { IntakeModule } from './intake/intake.module.js';
import { ItemsModule } from './items/items.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { ObligationsModule } from './obligations/obligations.module.js';
import { PeopleModule } from './people/people.module.js';
import { OfficeModule } from './office/office.module.js';
import { PlatformModule, type Ground } from './platform/platform.module.js';
import { ViewsModule } from './platform/views.module.js';
import { PortalExportModule } from './portal-export/portal-export.module.js';
import { KeptModule } from './portal/kept/kept.module.js';
import { PortalModule } from './portal/portal.module.js';
import { ProjectsModule } from './projects/projects.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { SupervisionModule } from './supervision/supervision.module.js';
import { OverseeingModule } from './syndication/overseeing/overseeing.module.js';
import { SyndicationModule } from './syndication/syndication.module.js';
import { WorkbenchModule } from './workbench/workbench.module.js';
import { WorkerModule } from './worker/worker.module.js';

/** Every capability of the house, one line each. */
const FEATURES = [
  ViewsModule,
  CatalogueModule,
  AccessModule,
  AdminModule,
  ApiModule,
  WorkerModule,
  HealthModule,
  EngineModule,
  SyndicationModule,
  NotificationsModule,
  EscalationModule,
  AuditModule,
  ItemsModule,
  CalendarModule,
  IntakeModule,
  DeadlinesModule,
  ObligationsModule,
  ProjectsModule,
  InboxModule,
  SupervisionModule,
  PeopleModule,
  ReportsModule,
  OverseeingModule,
  PortalModule,
  KeptModule,
  PortalExportModule,
  WorkbenchModule,
  OfficeModule,
  BatchesModule,
];

@Module({})
export class AppModule {
  static forRoot(ground: Ground, more: readonly DynamicModule[]): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.forRoot(ground), ...FEATURES, ...more] };
  }
}
