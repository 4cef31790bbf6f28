import { Module } from '@nestjs/common';
import { ProjectCodes } from './project-codes.js';
import { ProjectStore } from './project-store.js';
import { Projects } from './projects.js';
import { ProjectsController } from './projects.controller.js';

@Module({
  controllers: [ProjectsController],
  providers: [ProjectCodes, ProjectStore, Projects],
  exports: [ProjectCodes, Projects],
})
export class ProjectsModule {}
