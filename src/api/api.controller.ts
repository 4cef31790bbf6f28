import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../platform/i18n.js';
import { addressIn, localeOf, rememberLocale } from '../platform/locale-of.js';
import { Views } from '../platform/views.js';
import { ApiDescription } from './api-description.js';
import { docsModel } from './docs-model.js';

/** The contract with programs, for programs and for those who write them. */
@ApiExcludeController()
@Controller('api')
export class ApiController {
  constructor(
    private readonly description: ApiDescription,
    private readonly views: Views,
  ) {}

  @Get('openapi.json')
  @Header('access-control-allow-origin', '*')
  document(): OpenAPIObject {
    return this.description.document;
  }

  /** Rendered here: a viewer that runs in the browser would need scripts the content security policy does not let in. */
  @Get('docs')
  async docs(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const locale = localeOf(request);
    rememberLocale(request, reply);
    const page = this.views.render('portal/api-docs', locale, {
      title: translate(locale, 'api.title'),
      siteName: translate(locale, 'common.site'),
      switchUrl: addressIn(locale === 'zh' ? 'en' : 'zh', request.url),
      ...docsModel(this.description.document),
    });
    await reply.type('text/html; charset=utf-8').send(page);
  }
}
