import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Ask, type Asking } from '../../access/asking.js';
import { orRefuse } from '../../access/refused-error.js';
import { Differences } from './differences.js';
import { differencePage, differenceQuery } from './schemas.js';

/** What a platform holds otherwise than it was sent. */
@ApiTags('syndication')
@Controller('api/v1/channels/:id/differences')
export class DifferencesController {
  constructor(private readonly differences: Differences) {}

  @Get()
  @ApiOperation({
    summary:
      'Where the platform differs from what it was sent, as of the last daily comparison; by number, paged by key',
  })
  @ApiOkResponse({ standardSchema: differencePage })
  async list(
    @Param('id') channel: string,
    @Query({ schema: differenceQuery }) { cursor }: z.infer<typeof differenceQuery>,
    @Ask() ask: Asking,
  ): Promise<z.infer<typeof differencePage>> {
    const { comparison, rows, next } = orRefuse(await this.differences.list(ask.actor(), channel, cursor));
    const { startedAt, comparedAt } = comparison;
    return {
      comparison: {
        ...comparison,
        startedAt: startedAt?.toISOString() ?? null,
        comparedAt: comparedAt?.toISOString() ?? null,
      },
      differences: rows.map((row) => ({ ...row, foundAt: row.foundAt.toISOString() })),
      next,
    };
  }
}
