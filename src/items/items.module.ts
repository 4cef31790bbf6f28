import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ConfidentialityModule } from '../confidentiality/confidentiality.module.js';
import { ReadingModule } from '../reading/reading.module.js';
import { ActionsController } from './actions.controller.js';
import { AttachmentsController } from './attachments.controller.js';
import { ItemAuditController } from './audit.controller.js';
import { Blobs } from './blobs.js';
import { CreditImport } from './credit-import.js';
import { CreditRecordsController } from './credit-records.controller.js';
import { ItemQueries } from './item-queries.js';
import { ItemTrail } from './item-trail.js';
import { ItemViews } from './item-view.js';
import { ItemsController } from './items.controller.js';

/** Drafting, reading and acting on items: the API; the workbench uses the same services. */
@Module({
  imports: [AuditModule, ConfidentialityModule, ReadingModule],
  controllers: [
    ItemsController,
    ActionsController,
    AttachmentsController,
    CreditRecordsController,
    ItemAuditController,
  ],
  providers: [Blobs, CreditImport, ItemQueries, ItemTrail, ItemViews],
  exports: [Blobs, CreditImport, ItemTrail, ItemViews, ConfidentialityModule],
})
export class ItemsModule {}
