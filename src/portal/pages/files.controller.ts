import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FileReader } from '../reading/file-reader.js';
import { Pages, visitOf } from './pages.js';

/** The bytes under an address never change, but whether they are public may: kept five minutes, then asked for again. */
const CACHING = 'public, max-age=300, immutable';

/** `/files/{sha256}/{name}`: attachments of what the window shows, always as downloads. */
@ApiExcludeController()
@Controller('files')
export class FilesController {
  constructor(
    private readonly files: FileReader,
    private readonly pages: Pages,
  ) {}

  @Get(':sha256/:name')
  async download(
    @Param() path: { sha256: string; name: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = /^[0-9a-f]{64}$/.test(path.sha256) && (await this.files.isPublic(path.sha256));
    if (!known) {
      await this.pages.missing(visitOf(request, reply));
      return;
    }
    const etag = `"${path.sha256}"`;
    void reply.header('etag', etag).header('cache-control', CACHING);
    if ((request.headers['if-none-match'] ?? '').includes(etag)) {
      await reply.status(304).send();
      return;
    }
    const file = await this.files.read(path.sha256);
    if (file === null) {
      await this.pages.missing(visitOf(request, reply));
      return;
    }
    await reply
      .header('content-type', file.mediaType)
      .header('content-disposition', disposition(path.name))
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(file.content);
  }
}

/** RFC 6266: the Chinese name for browsers of today, a plain one for the rest. */
function disposition(name: string): string {
  const plain = name.replace(/[^\w.-]+/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
