import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Names } from '../../publication/names.js';
import { dcatOf } from '../linked/dcat.js';
import { Pages, sendCached } from '../pages/pages.js';

/** What can be had as data and where, for harvesters of open data portals. */
@ApiExcludeController()
@Controller('open/v1')
export class DcatController {
  constructor(
    private readonly names: Names,
    private readonly pages: Pages,
  ) {}

  @Get('catalogue.jsonld')
  async catalogue(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.type('application/ld+json; charset=utf-8').header('access-control-allow-origin', '*');
    await sendCached(request, reply, JSON.stringify(dcatOf(this.names, this.pages.absolute)));
  }
}
