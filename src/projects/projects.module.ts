import { Module } from '@nestjs/common';
import { ProjectStore } from './project-store.js';
import { Projects } from './projects.js';
import { ProjectsController } from './projects.controller.js';

@Module({ controllers: [ProjectsController], providers: [ProjectStore, Projects], exports: [Projects] })
export class ProjectsModule {}
