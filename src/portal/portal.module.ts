import { Module, type OnModuleInit } from '@nestjs/common';
import { translate } from '../platform/i18n.js';
import { Views } from '../platform/views.js';
import { ChangesController } from './open/changes.controller.js';
import { DcatController } from './open/dcat.controller.js';
import { OpenModels } from './open/models.js';
import { OcdsExtensionController } from './open/ocds-extension.controller.js';
import { OcdsPackages } from './open/ocds-packages.js';
import { OcdsController } from './open/ocds.controller.js';
import { PublicationsController } from './open/publications.controller.js';
import { CalendarPage } from './pages/calendar.page.js';
import { CataloguePage } from './pages/catalogue.page.js';
import { FilesController } from './pages/files.controller.js';
import { HomePage } from './pages/home.page.js';
import { ItemPage } from './pages/item.page.js';
import { ListPages } from './pages/lists.page.js';
import { JsonFeedController } from './pages/json-feed.controller.js';
import { MachinesController } from './pages/machines.controller.js';
import { Pages } from './pages/pages.js';
import { ProjectPage } from './pages/project.page.js';
import { SearchPage } from './pages/search.page.js';
import { WhatIfPage } from './pages/what-if.page.js';
import { ChangeReader } from './reading/change-reader.js';
import { CountsReader } from './reading/counts-reader.js';
import { DocumentReader } from './reading/document-reader.js';
import { FileReader } from './reading/file-reader.js';
import { ListReader } from './reading/list-reader.js';
import { ReleaseReader } from './reading/release-reader.js';
import { SitemapReader } from './reading/sitemap-reader.js';
import { ReportBox } from './reporting/report-box.js';
import { ReportLimit } from './reporting/report-limit.js';
import { ReportPage } from './reporting/report.page.js';
import { SearchLimit } from './search-limit.js';
import { Names } from '../publication/names.js';
import { PublicationModule } from '../publication/publication.module.js';
import { ReplicaModule } from '../replica/replica.module.js';

/** The public window: reads `publication` and `publication_state`, nothing else (invariant 11); readers' reports it only takes in. */
@Module({
  imports: [PublicationModule, ReplicaModule],
  controllers: [
    PublicationsController,
    ChangesController,
    DcatController,
    OcdsController,
    OcdsExtensionController,
    HomePage,
    ListPages,
    ProjectPage,
    SearchPage,
    CataloguePage,
    CalendarPage,
    WhatIfPage,
    ItemPage,
    ReportPage,
    FilesController,
    MachinesController,
    JsonFeedController,
  ],
  providers: [
    ...[CountsReader, DocumentReader, FileReader, ListReader, SitemapReader, OpenModels, Pages, SearchLimit],
    ...[ChangeReader, ReleaseReader, OcdsPackages, ReportBox, ReportLimit],
  ],
  exports: [CountsReader],
})
export class PortalModule implements OnModuleInit {
  constructor(
    private readonly views: Views,
    private readonly names: Names,
  ) {}

  onModuleInit(): void {
    this.views.furnish('portal', (locale) => {
      const place = this.names.place(locale);
      const ocds = this.names.jurisdiction.ocds !== null;
      return { place, ocds, siteName: translate(locale, 'portal.site', { place }) };
    });
  }
}
