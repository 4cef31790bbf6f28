import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ItemsModule } from '../items/items.module.js';
import { WorkbenchModule } from '../workbench/workbench.module.js';
import { BoardReader } from './board/board-reader.js';
import { MatterReader } from './board/matter-reader.js';
import { FindsReader } from './finds/finds-reader.js';
import { ForecastReader } from './forecast/forecast-reader.js';
import { PaceJob } from './forecast/pace-job.js';
import { Paces } from './forecast/paces.js';
import { Office } from './office.js';
import { OfficeController } from './office.controller.js';
import { BoardPage } from './pages/board.page.js';
import { FindsPage } from './pages/finds.page.js';
import { ForecastPage } from './pages/forecast.page.js';
import { PunctualityPage } from './pages/punctuality.page.js';
import { StalledPage } from './pages/stalled.page.js';
import { TrailPage } from './pages/trail.page.js';
import { Visits } from './pages/visits.js';
import { PunctualityJob } from './punctuality/punctuality-job.js';
import { PunctualityReader } from './punctuality/punctuality-reader.js';
import { OfficeNames } from './showing/names.js';
import { StalledReader } from './stalled/stalled-reader.js';

const READERS = [BoardReader, FindsReader, MatterReader, ForecastReader, PunctualityReader, StalledReader];

/** The government office's view of the whole city: the board, what stands still, what will be late, what was on time. */
@Module({
  imports: [AuditModule, ItemsModule, WorkbenchModule],
  controllers: [OfficeController, BoardPage, FindsPage, ForecastPage, PunctualityPage, StalledPage, TrailPage],
  providers: [...READERS, Office, OfficeNames, PaceJob, Paces, PunctualityJob, Visits],
})
export class OfficeModule {}
