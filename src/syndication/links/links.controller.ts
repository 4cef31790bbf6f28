import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Ask, type Asking } from '../../access/asking.js';
import { orRefuse } from '../../access/refused-error.js';
import { NOT_NEEDED } from '../../engine/case-door.js';
import { Links, linkBody } from './links.js';

@ApiTags('syndication')
@Controller('api/v1/items/:id/links')
export class LinksController {
  constructor(private readonly links: Links) {}

  @Post()
  @HttpCode(204)
  @ApiOperation({ summary: 'Record where a person posted it: an announcement, or the page of the statutory medium' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiNoContentResponse()
  async record(
    @Param('id', { schema: z.uuid() }) caseId: string,
    @Body({ schema: linkBody }) link: z.infer<typeof linkBody>,
    @Ask() ask: Asking,
  ): Promise<void> {
    orRefuse(await this.links.record({ actor: ask.actor(), caseId, revision: NOT_NEEDED, key: ask.key }, link));
  }
}
