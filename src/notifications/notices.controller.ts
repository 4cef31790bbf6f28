import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Ask, type Asking } from '../access/asking.js';
import { orRefuse } from '../access/refused-error.js';
import { NoticeList, type NoticeRow } from './notice-list.js';

const asked = z.object({ cursor: z.string().max(300).optional() });
const row = z.object({
  id: z.string(),
  kind: z.string().meta({ description: 'rung, task-assigned, returned …' }),
  item: z.object({
    id: z.string().nullable(),
    entry: z.string().nullable(),
    unit: z.string().nullable(),
    number: z.string().nullable(),
  }),
  step: z.string().nullable(),
  rung: z.string().nullable().meta({ description: 'Of the ladder in escalation.yaml' }),
  due: z.string().nullable().meta({ description: 'Last lawful day, or the instant of a clock in hours' }),
  missed: z.array(z.string()).meta({ description: 'Rungs passed while the house stood still' }),
  at: z.string(),
  read: z.boolean(),
});
const noticePage = z
  .object({ notices: z.array(row), unread: z.int().meta({ description: 'At most 100' }), next: z.string().nullable() })
  .meta({ id: 'NoticePage' });

/** What a person was told. */
@ApiTags('notices')
@Controller('api/v1/notices')
export class NoticesController {
  constructor(private readonly notices: NoticeList) {}

  @Get()
  @ApiOperation({ summary: "One's own notices, newest first; paged by key" })
  @ApiOkResponse({ standardSchema: noticePage })
  async list(
    @Query({ schema: asked }) { cursor }: z.infer<typeof asked>,
    @Ask() ask: Asking,
  ): Promise<z.infer<typeof noticePage>> {
    const { account } = ask.actor();
    const [page, unread] = await Promise.all([this.notices.page(account, cursor), this.notices.unread(account)]);
    const { rows, next } = orRefuse(page);
    return { notices: rows.map(json), unread, next };
  }

  @Post(':id/read')
  @HttpCode(204)
  @ApiOperation({ summary: 'Mark a notice as read' })
  @ApiNoContentResponse()
  async read(@Param('id', { schema: z.uuid() }) id: string, @Ask() ask: Asking): Promise<void> {
    orRefuse(await this.notices.read(ask.actor().account, id));
  }
}

const json = ({ key_at: at, case_id: id, entry, unit, number, missed, ...rest }: NoticeRow): z.infer<typeof row> => ({
  ...rest,
  item: { id, entry, unit, number },
  missed: [...missed],
  at,
});
