import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { translate } from '../../platform/i18n.js';
import { ListReader } from '../reading/list-reader.js';
import { Names } from '../../publication/names.js';
import { resultModel } from '../showing/result.js';
import { Pages, visitOf } from './pages.js';

/** More than a project ever has; what is older than these is found by search. */
const WHOLE_PROCESS = 500;

/** `/projects/:id`: everything published of one project, from announcement to contract, in the order it happened. */
@ApiExcludeController()
@Controller('projects')
export class ProjectPage {
  constructor(
    private readonly lists: ListReader,
    private readonly names: Names,
    private readonly pages: Pages,
  ) {}

  @Get(':id')
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = visitOf(request, reply);
    const page = z.uuid().safeParse(id).success
      ? await this.lists.page({ project: id }, undefined, WHOLE_PROCESS)
      : { rows: [] };
    const first = page.rows.at(-1);
    if (first === undefined) {
      await this.pages.missing(visit);
      return;
    }
    const title = translate(visit.locale, 'portal.project.title', {
      name: page.rows.find((row) => row.projectName !== null)?.projectName ?? first.title,
    });
    await this.pages.show(visit, 'project', {
      title,
      breadcrumb: [
        { href: '/', label: translate(visit.locale, 'common.home') },
        { href: `/domains/${first.domain}`, label: this.names.domain(first.domain, visit.locale) },
        { href: null, label: translate(visit.locale, 'portal.project.process') },
      ],
      count: page.rows.length,
      steps: page.rows.toReversed().map((row) => resultModel(row, [], this.names, visit.locale)),
    });
  }
}
