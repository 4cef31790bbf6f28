import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { projectRoot } from '../../platform/project-root.js';
import { Pages } from '../pages/pages.js';
import { OCDS } from './ocds-packages.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/** What our OCDS packages name as their extension, and its documentation; the files of docs/ocds as they are. */
@ApiExcludeController()
@Controller('open/v1/ocds/extension')
export class OcdsExtensionController {
  private readonly files = {
    extension: JSON.parse(fileOf('extension.json')) as object,
    schema: fileOf('release-schema.json'),
    readme: fileOf('README.md'),
  };

  constructor(private readonly pages: Pages) {}

  @Get('extension.json')
  @Header('content-type', JSON_TYPE)
  @Header('access-control-allow-origin', '*')
  extension(): string {
    const documentationUrl = { en: this.pages.absolute(`${OCDS}/extension/README.md`) };
    return JSON.stringify({ ...this.files.extension, documentationUrl });
  }

  @Get('release-schema.json')
  @Header('content-type', JSON_TYPE)
  @Header('access-control-allow-origin', '*')
  schema(): string {
    return this.files.schema;
  }

  @Get('README.md')
  @Header('content-type', 'text/markdown; charset=utf-8')
  @Header('access-control-allow-origin', '*')
  readme(): string {
    return this.files.readme;
  }
}

const fileOf = (name: string): string => readFileSync(join(projectRoot(), 'docs', 'ocds', name), 'utf8');
