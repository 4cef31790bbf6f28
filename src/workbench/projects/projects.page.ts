import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notFound, orRefuse } from '../../access/refused-error.js';
import { translate } from '../../platform/i18n.js';
import { Projects } from '../../projects/projects.js';
import { projectQuery } from '../../projects/schemas.js';
import { Desk } from '../desk.js';
import { last, typedOf } from '../typed.js';
import { ProjectForm } from './project-form.js';
import { ProjectModel } from './project-model.js';

const id = z.uuid();
type Asked = z.infer<typeof projectQuery>;

/** Projects: what belongs together, from announcement to contract. */
@ApiExcludeController()
@Controller('workbench/projects')
export class ProjectsPage {
  constructor(
    private readonly desk: Desk,
    private readonly projects: Projects,
    private readonly model: ProjectModel,
    private readonly form: ProjectForm,
  ) {}

  @Get()
  async list(
    @Query({ schema: projectQuery }) query: Asked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const kind = query.kind === undefined || query.kind === '' ? {} : { kind: query.kind };
    const q = (query.q ?? '').trim();
    const { rows, next } = orRefuse(
      await this.projects.list(visit.actor, { ...query, ...(q === '' ? {} : { q }), ...kind }),
    );
    const title = translate(visit.locale, 'workbench.nav.projects');
    const more = new URLSearchParams({ ...(q === '' ? {} : { q }), ...kind });
    if (next !== null) more.set('cursor', next);
    await this.desk.show(
      visit,
      'projects',
      { title, place: 'projects' },
      {
        ...this.model.list(rows, query.kind ?? '', visit.locale),
        q,
        may: this.form.may(visit.actor),
        next: next === null ? null : `/workbench/projects?${more.toString()}`,
        first: query.cursor === undefined ? null : '/workbench/projects',
      },
    );
  }

  @Get('new')
  async blank(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.desk.visit(request, reply);
    await this.form.show(visit, typedOf(request.query), []);
  }

  @Post()
  async create(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const typed = typedOf(body);
    if (last(typed, 'do') === 'kind') {
      await this.form.show(visit, typed, []);
      return;
    }
    const made = await this.form.create(visit.actor, typed);
    if (made.ok) await this.desk.go(visit, `/workbench/projects/${made.id}`, 'CREATE_PROJECT');
    else await this.form.show(visit, typed, made.refusals);
  }

  @Get(':id')
  async show(
    @Param('id', { schema: id }) project: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const found = await this.projects.find(visit.actor, project);
    if (found === null) throw notFound();
    const page = {
      ...{ title: found.project.name, place: 'projects' as const },
      breadcrumb: [
        { href: '/workbench/projects', label: translate(visit.locale, 'workbench.nav.projects') },
        { href: null, label: found.project.name },
      ],
    };
    await this.desk.show(visit, 'project', page, this.model.one(found.project, found.items, visit));
  }
}
