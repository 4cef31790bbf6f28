import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notFound, RefusedError } from '../../access/refused-error.js';
import { fromCursor, toCursor } from '../../platform/cursor.js';
import { sendCached } from '../pages/send-cached.js';
import { OCDS, OcdsPackages } from './ocds-packages.js';
import { recordPackage, releasePackage } from './ocds-schemas.js';

const PAGE_SIZE = 50;
const JSON_TYPE = 'application/json; charset=utf-8';

const releasesQuery = z.object({
  since: z
    .string()
    .max(100)
    .optional()
    .meta({ description: '`since` of the `links.next` before; without it from the beginning' }),
  domain: z.string().max(100).optional(),
  ocid: z.string().max(100).optional(),
});
type ReleasesQuery = z.infer<typeof releasesQuery>;

/** Procurement, tenders, land, mining rights and state property in the Open Contracting Data Standard 1.1. */
@ApiTags('open data')
@Controller('open/v1/ocds')
export class OcdsController {
  constructor(private readonly packages: OcdsPackages) {}

  @Get('releases.json')
  @ApiOperation({ summary: 'OCDS releases, oldest first; whoever follows `links.next` misses none' })
  @ApiOkResponse({ standardSchema: releasePackage })
  @ApiNoContentResponse({ description: 'No more yet: OCDS knows no package without releases; ask again later' })
  @Header('access-control-allow-origin', '*')
  async releases(
    @Query({ schema: releasesQuery }) query: ReleasesQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const mapping = this.packages.mapping();
    if (mapping === null) throw notFound();
    const since = query.since === undefined ? '0' : positionIn(query.since);
    const shown = await this.packages.releases(mapping, { ...query, since }, PAGE_SIZE);
    const last = shown.at(-1);
    if (last === undefined) {
      await reply.status(204).header('cache-control', 'no-store').send();
      return;
    }
    const next = addressOf({ ...query, since: toCursor([String(last.position)]) });
    const given = this.packages.releasePackage(mapping, shown, addressOf(query), next);
    await sendCached(request, reply.type(JSON_TYPE), JSON.stringify(given));
  }

  @Get('records/:ocid')
  @ApiOperation({ summary: 'One process whole: its releases and what they come to (compiledRelease)' })
  @ApiOkResponse({ standardSchema: recordPackage })
  @Header('access-control-allow-origin', '*')
  async record(@Param('ocid') ocid: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const mapping = this.packages.mapping();
    const uri = `${OCDS}/records/${encodeURIComponent(ocid)}`;
    const given = mapping === null ? null : await this.packages.recordPackage(mapping, ocid, uri);
    if (given === null) throw notFound();
    await sendCached(request, reply.type(JSON_TYPE), JSON.stringify(given));
  }
}

function addressOf(query: ReleasesQuery): string {
  const asked = Object.entries(query).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  const words = new URLSearchParams(asked).toString();
  return `${OCDS}/releases.json${words === '' ? '' : `?${words}`}`;
}

function positionIn(since: string): string {
  const [position = ''] = fromCursor(since, 1) ?? [];
  if (/^\d{1,15}$/.test(position)) return position;
  throw new RefusedError([{ code: 'bad-cursor', kind: 'malformed', field: 'since' }]);
}
