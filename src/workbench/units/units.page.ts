import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { BAD_CURSOR, RefusedError, notFound } from '../../access/refused-error.js';
import { readScope } from '../../domain/authority/read-scope.js';
import { rolesToday } from '../../domain/authority/standing-in.js';
import { translate } from '../../platform/i18n.js';
import { momentInCursor, toCursor } from '../../platform/cursor.js';
import { Desk } from '../desk.js';
import { Ground } from '../ground.js';
import { Naming } from '../naming.js';
import { stepThresholds } from './thresholds.js';
import { UnitList } from './unit-list.js';
import { listModel } from './unit-model.js';

const asked = z.object({
  show: z.enum(['open', 'all']).catch('open'),
  tone: z.enum(['red', 'amber', 'green']).nullable().catch(null),
  cursor: z.string().max(300).optional(),
});
const PAGE = 50;

/** A unit's own list; the office and the supervision office read every unit's. */
@ApiExcludeController()
@Controller('workbench/units')
export class UnitsPage {
  constructor(
    private readonly desk: Desk,
    private readonly list: UnitList,
    private readonly naming: Naming,
    private readonly ground: Ground,
  ) {}

  @Get()
  async index(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.desk.visit(request, reply);
    if (readScope(visit.actor, this.ground.jurisdiction).kind !== 'all') throw notFound();
    const title = translate(visit.locale, 'workbench.nav.units');
    const units = [...this.ground.jurisdiction.units.keys()].map((id) => ({
      id,
      name: this.naming.unit(id, visit.locale),
    }));
    await this.desk.show(visit, 'units', { title, place: 'unit' }, { units });
  }

  @Get(':unit')
  async show(
    @Param('unit') unit: string,
    @Query({ schema: asked }) query: z.infer<typeof asked>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const scope = readScope(visit.actor, this.ground.jurisdiction);
    const own = scope.kind === 'unit' && scope.unit === unit;
    if (!(own || scope.kind === 'all') || !this.ground.jurisdiction.units.has(unit)) throw notFound();
    const key = query.cursor === undefined ? null : momentInCursor(query.cursor);
    if (query.cursor !== undefined && key === null) throw new RefusedError([BAD_CURSOR]);
    const thresholds = stepThresholds(this.naming, this.ground);
    const [rows, board] = await Promise.all([
      this.list.rows({ unit, all: query.show === 'all', tone: query.tone, thresholds, after: key, limit: PAGE + 1 }),
      this.list.board(unit, thresholds),
    ]);
    const end = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    const cursor = end === undefined ? null : toCursor([end.key_at, end.id]);
    const title = this.naming.unit(unit, visit.locale);
    const model = listModel(unit, rows.slice(0, PAGE), board, query, cursor, this.naming, this.ground, visit.locale);
    const urges = scope.kind === 'all' || rolesToday(visit.actor).includes('head');
    await this.desk.show(visit, 'unit', { title, place: 'unit' }, { ...model, urges });
  }
}
