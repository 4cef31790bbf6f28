import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { RefusedError } from '../../access/refused-error.js';
import { fromCursor, toCursor } from '../../platform/cursor.js';
import { addressOf } from '../../publication/addresses.js';
import { Pages } from '../pages/pages.js';
import { ChangeReader } from '../reading/change-reader.js';
import { OpenModels } from './models.js';
import { openChanges, type OpenChanges } from './schemas.js';

const PAGE_SIZE = 100;

const changesQuery = z.object({
  since: z
    .string()
    .max(100)
    .optional()
    .meta({ description: '`next` of the answer before; without it from the beginning' }),
});

/** Every publication, correction and withdrawal since a position: whoever follows `next` misses nothing, however late it was committed. */
@ApiTags('open data')
@Controller('open/v1/changes')
export class ChangesController {
  constructor(
    private readonly changes: ChangeReader,
    private readonly models: OpenModels,
    private readonly pages: Pages,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Changes of the public window, oldest first; `next` is where to go on, also when there is no more yet',
  })
  @ApiOkResponse({ standardSchema: openChanges })
  @Header('access-control-allow-origin', '*')
  @Header('cache-control', 'no-store')
  async list(@Query({ schema: changesQuery }) { since }: z.infer<typeof changesQuery>): Promise<OpenChanges> {
    const from = since === undefined ? '0' : positionIn(since);
    const rows = await this.changes.after(from, PAGE_SIZE + 1);
    const shown = rows.slice(0, PAGE_SIZE);
    return {
      changes: shown.map((row) => ({
        ...{ kind: row.kind as OpenChanges['changes'][number]['kind'], number: row.changedNumber },
        ...{ version: row.changedVersion, at: row.changedAt.toISOString() },
        url: this.pages.absolute(addressOf(row.changedNumber)),
        visibility: row.visibility,
        publication: row.visibility === 'current' || row.visibility === 'repealed' ? this.models.line(row) : null,
      })),
      next: toCursor([shown.at(-1)?.position ?? from]),
      more: rows.length > PAGE_SIZE,
    };
  }
}

function positionIn(since: string): string {
  const [position = ''] = fromCursor(since, 1) ?? [];
  if (/^\d{1,18}$/.test(position)) return position;
  throw new RefusedError([{ code: 'bad-cursor', kind: 'malformed', field: 'since' }]);
}
