import { Inject, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { JobRegistry } from '../worker/job-registry.js';
import { ExportJob } from './export-job.js';

/** The window as files for the municipal portal, kept up to date where PORTAL_EXPORT_DIR says so. */
@Module({ providers: [ExportJob] })
export class PortalExportModule {
  constructor(jobs: JobRegistry, job: ExportJob, @Inject(SETTINGS) settings: Settings) {
    if (settings.portalExport !== null) jobs.register(job);
  }
}
