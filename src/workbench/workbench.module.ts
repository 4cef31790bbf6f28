import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { ConfidentialityModule } from '../confidentiality/confidentiality.module.js';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { InboxModule } from '../inbox/inbox.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { ItemsModule } from '../items/items.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ObligationsModule } from '../obligations/obligations.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { PublicationModule } from '../publication/publication.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { SupervisionModule } from '../supervision/supervision.module.js';
import { CalendarPage } from './calendar/calendar.page.js';
import { CreditEditing } from './credit/credit-editing.js';
import { CreditPage } from './credit/credit.page.js';
import { RecordPage } from './credit/record-page.js';
import { OverseeingModule } from '../syndication/overseeing/overseeing.module.js';
import { Desk } from './desk.js';
import { ChoicePage } from './drafting/choice-page.js';
import { DraftPage } from './drafting/draft-page.js';
import { EditController } from './drafting/edit.controller.js';
import { EditPage } from './drafting/edit-page.js';
import { NewDrafts } from './drafting/new-drafts.js';
import { NewItemPage } from './drafting/new.page.js';
import { OwedDrafts } from './drafting/owed.js';
import { Sources } from './drafting/sources.js';
import { StoredDrafts } from './drafting/stored-drafts.js';
import { Ground } from './ground.js';
import { ChosenItem } from './inbox/chosen-item.js';
import { ClaimsPage } from './inbox/claims.page.js';
import { InboxCounts } from './inbox/inbox-counts.js';
import { InboxPage } from './inbox/inbox.page.js';
import { InboxRows } from './inbox/inbox-rows.js';
import { ActController } from './item/act.controller.js';
import { Acting } from './item/acting.js';
import { AttachmentsPage } from './item/attachments.page.js';
import { CommentsPage } from './item/comments.page.js';
import { LinksPage } from './item/links.page.js';
import { DeliveriesPage } from './item/deliveries.page.js';
import { DeliveriesPanel } from './item/deliveries-panel.js';
import { FindsPage } from './item/finds.page.js';
import { ItemController } from './item/item.controller.js';
import { ItemModel } from './item/item-model.js';
import { ItemPages } from './item/item-pages.js';
import { MarksController } from './item/marks.controller.js';
import { Panels } from './item/panels.js';
import { Preview } from './item/preview.js';
import { QuestionPage } from './item/question-page.js';
import { Uploads } from './item/uploads.js';
import { ExpressModel } from './intake/express-model.js';
import { ExpressPage } from './intake/express.page.js';
import { RegisterForm } from './intake/register-form.js';
import { RegisterPage } from './intake/register.page.js';
import { SignaturesPage } from './intake/signatures.page.js';
import { LatestChange } from './latest-change.js';
import { Naming } from './naming.js';
import { NoticesPage } from './notices/notices.page.js';
import { ObligationActing } from './obligations/obligation-acting.js';
import { ObligationPage } from './obligations/obligation-page.js';
import { ObligationsPage } from './obligations/obligations.page.js';
import { ObligationRows } from './obligations/row-model.js';
import { NewOrderForm } from './orders/new-order-form.js';
import { OrderModel } from './orders/order-model.js';
import { OrderPage } from './orders/order.page.js';
import { OrderPages } from './orders/order-pages.js';
import { OrdersPage } from './orders/orders.page.js';
import { PrintOrderPage } from './orders/print.page.js';
import { LetterPage } from './papers/letter.page.js';
import { PaperFinds } from './papers/paper-finds.js';
import { ReviewFormPage } from './papers/review-form.page.js';
import { DelegationForm } from './people/delegation-form.js';
import { DelegationsPage } from './people/delegations.page.js';
import { TaskCare } from './people/task-care.js';
import { TasksPage } from './people/tasks.page.js';
import { UrgeManyPage } from './people/urge-many.page.js';
import { ProjectForm } from './projects/project-form.js';
import { ProjectModel } from './projects/project-model.js';
import { ProjectsPage } from './projects/projects.page.js';
import { AllowancesPage } from './screening/allowances.page.js';
import { ReportsPage } from './screening/reports.page.js';
import { ChannelsPage } from './syndication/channels.page.js';
import { ComparisonModels } from './syndication/comparison-models.js';
import { SyndicationModels } from './syndication/syndication-models.js';
import { SyndicationPage } from './syndication/syndication.page.js';
import { SyndicationPages } from './syndication/syndication-pages.js';
import { UnitList } from './units/unit-list.js';
import { UnitsPage } from './units/units.page.js';

const PAGES = [InboxPage, ClaimsPage, NewItemPage, EditController, AttachmentsPage, CommentsPage, MarksController];
const ORDER_PAGES = [OrdersPage, OrderPage, PrintOrderPage];
const MORE_PAGES = [
  ActController,
  CalendarPage,
  CreditPage,
  FindsPage,
  ItemController,
  NoticesPage,
  ObligationsPage,
  ProjectsPage,
  UnitsPage,
];
const SYNDICATION_PAGES = [ChannelsPage, DeliveriesPage, LinksPage, SyndicationPage];
const SYNDICATION = [ComparisonModels, DeliveriesPanel, SyndicationModels, SyndicationPages];
const PAPERS = [LetterPage, ReviewFormPage];
const PEOPLE = [DelegationsPage, TasksPage, UrgeManyPage];
const SCREENING = [AllowancesPage, ReportsPage];
const INTAKE_PAGES = [ExpressPage, RegisterPage, SignaturesPage];
const INTAKE = [ExpressModel, RegisterForm];
const SHARED = [Desk, Ground, LatestChange, Naming];
const DRAFTING = [
  ChoicePage,
  CreditEditing,
  RecordPage,
  DraftPage,
  EditPage,
  NewDrafts,
  OwedDrafts,
  Sources,
  StoredDrafts,
];
const ITEM = [Acting, ItemModel, ItemPages, Panels, PaperFinds, Preview, QuestionPage, TaskCare, Uploads];
const OBLIGATIONS = [ObligationActing, ObligationPage, ObligationRows];
const ORDERS = [NewOrderForm, OrderModel, OrderPages];
const LISTS = [ChosenItem, DelegationForm, InboxCounts, InboxRows, ProjectForm, ProjectModel, UnitList];

/** The house for those who work in it: pages over the same services the API has. */
@Module({
  imports: [
    AuditModule,
    CalendarModule,
    ConfidentialityModule,
    DeadlinesModule,
    InboxModule,
    IntakeModule,
    ItemsModule,
    NotificationsModule,
    PeopleModule,
    ObligationsModule,
    OverseeingModule,
    ProjectsModule,
    PublicationModule,
    ReportsModule,
    SupervisionModule,
  ],
  controllers: [
    ...INTAKE_PAGES,
    ...PAPERS,
    ...PAGES,
    ...MORE_PAGES,
    ...ORDER_PAGES,
    ...PEOPLE,
    ...SCREENING,
    ...SYNDICATION_PAGES,
  ],
  providers: [...SHARED, ...DRAFTING, ...ITEM, ...INTAKE, ...LISTS, ...OBLIGATIONS, ...ORDERS, ...SYNDICATION],
  exports: [Desk, Ground, Naming],
})
export class WorkbenchModule {}
