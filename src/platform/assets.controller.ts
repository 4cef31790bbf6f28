import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Assets } from './assets.js';

const A_YEAR = 'public, max-age=31536000, immutable';
/** During a rolling update a page may ask one process for the other's file: it gets the present one, for a moment only. */
const A_MOMENT = 'public, max-age=60';

@Controller('assets')
export class AssetsController {
  constructor(private readonly assets: Assets) {}

  @Get(':hash/:folder/:file')
  async serve(
    @Param() path: { hash: string; folder: string; file: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asset = this.assets.find(`${path.folder}/${path.file}`);
    if (asset === undefined) throw new NotFoundException();
    const accepted = (request.headers['accept-encoding'] ?? '').split(/[\s,;]+/);
    const packed = await this.assets.packed(asset, accepted);
    void reply
      .header('content-type', asset.type)
      .header('cache-control', asset.hash === path.hash ? A_YEAR : A_MOMENT)
      .header('vary', 'accept-encoding')
      .header('x-content-type-options', 'nosniff');
    if (packed !== null) void reply.header('content-encoding', packed.coding);
    void reply.send((packed ?? asset).bytes);
  }
}
