import { Inject, Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { CaseKinds } from '../engine/case-kinds.js';
import { Preparations } from '../engine/preparations.js';
import { ItemsModule } from '../items/items.module.js';
import { JobRegistry } from '../worker/job-registry.js';
import { OrderEvidence } from './evidence.js';
import { EvidenceController } from './evidence.controller.js';
import { Findings } from './findings.js';
import { OrderActs } from './order-acts.js';
import { OrderActionsController } from './order-actions.controller.js';
import { orderKind } from './order-kind.js';
import { OrderList } from './order-list.js';
import { OrderStore } from './order-store.js';
import { OrderViews } from './order-view.js';
import { Orders } from './orders.js';
import { OrdersController } from './orders.controller.js';
import { ProposalJob } from './proposal-job.js';
import { Terms } from './terms.js';

const SHARED = [Findings, OrderActs, OrderEvidence, OrderList, OrderStore, OrderViews, Orders, Terms];

/** Supervision orders (督办单, 方案八（二）): a kind of case of its own on the same engine. */
@Module({
  imports: [AuditModule, DeadlinesModule, ItemsModule],
  controllers: [OrdersController, OrderActionsController, EvidenceController],
  providers: [...SHARED, ProposalJob],
  exports: SHARED,
})
export class SupervisionModule {
  constructor(
    kinds: CaseKinds,
    preparations: Preparations,
    terms: Terms,
    jobs: JobRegistry,
    proposals: ProposalJob,
    @Inject(JURISDICTION) jurisdiction: Jurisdiction,
  ) {
    kinds.register(orderKind(jurisdiction));
    terms.register(preparations);
    jobs.register(proposals);
  }
}
