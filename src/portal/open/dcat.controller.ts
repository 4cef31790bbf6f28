import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Names } from '../../publication/names.js';
import { dcatOf } from '../linked/dcat.js';
import { Pages } from '../pages/pages.js';
import { sendCached } from '../pages/send-cached.js';

const catalogue = z
  .looseObject({ '@id': z.url(), '@type': z.literal('dcat:Catalog') })
  .meta({ id: 'DataCatalogue', description: 'DCAT 3 as JSON-LD: https://www.w3.org/TR/vocab-dcat-3/' });

/** What can be had as data and where, for harvesters of open data portals. */
@ApiTags('open data')
@Controller('open/v1')
export class DcatController {
  constructor(
    private readonly names: Names,
    private readonly pages: Pages,
  ) {}

  @Get('catalogue.jsonld')
  @ApiOperation({ summary: 'What can be had as data, by domain and entry, and where (DCAT 3)' })
  @ApiOkResponse({ standardSchema: catalogue })
  async catalogue(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.type('application/ld+json; charset=utf-8').header('access-control-allow-origin', '*');
    await sendCached(request, reply, JSON.stringify(dcatOf(this.names, this.pages.absolute)));
  }
}
