import { Global, Module } from '@nestjs/common';
import { AssetsController } from './assets.controller.js';
import { Assets } from './assets.js';
import { keysOf, LOCALES } from './i18n.js';
import { Views } from './views.js';

/** Pages, their style sheets and scripts, for every feature that shows something. */
@Global()
@Module({ controllers: [AssetsController], providers: [Assets, Views], exports: [Assets, Views] })
export class ViewsModule {
  /** A sentence file that cannot be read stops the start, not a page. */
  constructor() {
    for (const locale of LOCALES) keysOf(locale);
  }
}
