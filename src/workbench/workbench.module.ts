import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { InboxModule } from '../inbox/inbox.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { ItemsModule } from '../items/items.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { PublicationModule } from '../publication/publication.module.js';
import { Desk } from './desk.js';
import { ChoicePage } from './drafting/choice-page.js';
import { DraftPage } from './drafting/draft-page.js';
import { EditController } from './drafting/edit.controller.js';
import { EditPage } from './drafting/edit-page.js';
import { NewDrafts } from './drafting/new-drafts.js';
import { NewItemPage } from './drafting/new.page.js';
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
import { ProjectForm } from './projects/project-form.js';
import { ProjectModel } from './projects/project-model.js';
import { ProjectsPage } from './projects/projects.page.js';
import { UnitList } from './units/unit-list.js';
import { UnitsPage } from './units/units.page.js';

const PAGES = [InboxPage, ClaimsPage, NewItemPage, EditController, AttachmentsPage, CommentsPage, MarksController];
const MORE_PAGES = [ActController, ItemController, NoticesPage, ProjectsPage, UnitsPage];
const INTAKE_PAGES = [ExpressPage, RegisterPage, SignaturesPage];
const INTAKE = [ExpressModel, RegisterForm];
const SHARED = [Desk, Ground, LatestChange, Naming];
const DRAFTING = [ChoicePage, DraftPage, EditPage, NewDrafts, Sources, StoredDrafts];
const ITEM = [Acting, ItemModel, ItemPages, Panels, Preview, QuestionPage, Uploads];
const LISTS = [ChosenItem, InboxCounts, InboxRows, ProjectForm, ProjectModel, UnitList];

/** The house for those who work in it: pages over the same services the API has. */
@Module({
  imports: [
    AuditModule,
    DeadlinesModule,
    InboxModule,
    IntakeModule,
    ItemsModule,
    NotificationsModule,
    ProjectsModule,
    PublicationModule,
  ],
  controllers: [...INTAKE_PAGES, ...PAGES, ...MORE_PAGES],
  providers: [...SHARED, ...DRAFTING, ...ITEM, ...LISTS, ...INTAKE],
})
export class WorkbenchModule {}
