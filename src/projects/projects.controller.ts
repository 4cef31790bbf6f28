import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Ask, type Asking } from '../access/asking.js';
import { notFound, orRefuse } from '../access/refused-error.js';
import { Projects } from './projects.js';
import type { ProjectRow } from './project-store.js';
import { newProject, projectJson, projectList, projectQuery } from './schemas.js';

/** What items belong together: a procurement, a parcel, a tender lot, a property listing (全流程). */
@ApiTags('projects')
@Controller('api/v1/projects')
export class ProjectsController {
  constructor(@Inject(Projects) private readonly projects: Projects) {}

  @Post()
  @ApiOperation({ summary: 'Record a project with its parties and the authorisations of agencies' })
  @ApiCreatedResponse({ standardSchema: projectJson })
  async create(@Body({ schema: newProject }) body: z.infer<typeof newProject>, @Ask() ask: Asking): Promise<unknown> {
    return json(orRefuse(await this.projects.create(ask.actor(), body)));
  }

  @Get()
  @ApiOperation({ summary: 'Projects, newest first' })
  @ApiOkResponse({ standardSchema: projectList })
  async list(
    @Query({ schema: projectQuery }) query: z.infer<typeof projectQuery>,
    @Ask() ask: Asking,
  ): Promise<unknown> {
    const { rows, next } = orRefuse(await this.projects.list(ask.actor(), query));
    return { projects: rows.map(json), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One project with everything published and under way' })
  async show(@Param('id', { schema: z.uuid() }) id: string, @Ask() ask: Asking): Promise<unknown> {
    const actor = ask.actor();
    const found = await this.projects.find(actor, id);
    if (found === null) throw notFound();
    const items = found.items.map(({ created_at, updated_at, entered_at, published_at, ...item }) => ({
      ...{ id: item.id, entry: item.entry, title: item.title, unit: item.unit, person: item.person },
      ...{ state: item.state, states: item.states, number: item.number, visibility: item.visibility },
      createdAt: created_at.toISOString(),
      updatedAt: updated_at.toISOString(),
      enteredAt: entered_at.toISOString(),
      publishedAt: published_at?.toISOString() ?? null,
    }));
    return { ...json(found.project), items };
  }
}

const json = ({ created_by, created_unit: _unit, created_at, ...project }: ProjectRow) => ({
  ...project,
  createdBy: created_by,
  createdAt: created_at.toISOString(),
});
