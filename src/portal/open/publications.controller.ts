import { Controller, Get, Header, Param, Query, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { notFound, RefusedError } from '../../access/refused-error.js';
import { listQuery, type ListQuery } from '../query.js';
import { DocumentReader, type StateRow } from '../reading/document-reader.js';
import { ListReader } from '../reading/list-reader.js';
import { SearchLimit } from '../search-limit.js';
import { OpenModels } from './models.js';
import { openList, openPublication, type OpenList, type OpenPublication } from './schemas.js';

export const OPEN_PAGE_SIZE = 50;

/** The open data interface: what the window shows, for programs; anyone may ask, from anywhere. */
@ApiTags('open data')
@Controller('open/v1/publications')
@UseGuards(SearchLimit)
export class PublicationsController {
  constructor(
    private readonly lists: ListReader,
    private readonly documents: DocumentReader,
    private readonly models: OpenModels,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Publications, newest first; `next` is the cursor of the next page' })
  @ApiOkResponse({ standardSchema: openList })
  @Header('access-control-allow-origin', '*')
  @Header('cache-control', 'public, no-cache')
  async list(@Query({ schema: listQuery }) query: ListQuery): Promise<OpenList> {
    const page = await this.lists.page(query, query.cursor, OPEN_PAGE_SIZE);
    return { items: page.rows.map((row) => this.models.line(row)), next: page.next };
  }

  @Get(':uscc/:number')
  @ApiOperation({ summary: 'One publication, whole; 410 when it is held, taken down or past its display term' })
  @ApiOkResponse({ standardSchema: openPublication })
  @Header('access-control-allow-origin', '*')
  @Header('cache-control', 'public, no-cache')
  async one(@Param('uscc') uscc: string, @Param('number') number: string): Promise<OpenPublication> {
    const state = await this.documents.state(`${uscc}/${number}`);
    if (state === null) throw notFound();
    if (state.visibility !== 'current' && state.visibility !== 'repealed') throw gone(state);
    const [versions, related] = await Promise.all([
      this.documents.versions(state.number),
      this.documents.related(state.number, state.current.relation?.of ?? null),
    ]);
    return this.models.whole(state, versions, related);
  }
}

function gone({ visibility, notice }: StateRow): RefusedError {
  return new RefusedError([{ code: `gone-${visibility}`, kind: 'gone', params: { notice: notice ?? '' } }]);
}
