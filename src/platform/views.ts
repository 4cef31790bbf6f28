import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Injectable } from '@nestjs/common';
import Handlebars from 'handlebars';
import { Assets } from './assets.js';
import type { Locale } from './i18n.js';
import { projectRoot } from './project-root.js';
import { helpersFor } from './views/helpers.js';
import { LAYOUTS } from './views/layouts.js';

type Template = ReturnType<typeof Handlebars.compile>;

/**
 * Pages from `templates/`: read at start, parsed and compiled when first shown, strict (a field the model lacks is a fault, not a gap), without prototype access.
 * `render('portal/home', 'zh', model)` puts the page into the layout named like its folder; the model's `title` is the page's.
 */
@Injectable()
export class Views {
  private readonly handlebars = Handlebars.create();
  private readonly templates = new Map<string, Template>();
  private readonly furniture = new Map<string, (locale: Locale) => object>();

  constructor(assets: Assets) {
    const helpers = helpersFor(assets);
    this.handlebars.registerHelper(helpers);
    const options = optionsFor(Object.keys(helpers));
    for (const { name, text } of readTemplates()) {
      const template = this.handlebars.compile(text, options);
      this.templates.set(name, template);
      if (name.startsWith('partials/')) this.handlebars.registerPartial(name.slice('partials/'.length), template);
    }
  }

  render(name: string, locale: Locale, model: object): string {
    const body = this.fragment(name, locale, model);
    const layout = name.split('/', 1)[0] ?? '';
    const furniture = this.furniture.get(layout)?.(locale);
    return this.fragment(`layouts/${layout}`, locale, { ...LAYOUTS[layout], ...furniture, ...model, locale, body });
  }

  /** What every page of a layout shows, whoever renders it: the name of the place, for one. */
  furnish(layout: string, furniture: (locale: Locale) => object): void {
    this.furniture.set(layout, furniture);
  }

  /** A page without its layout: parts of pages and feeds. */
  fragment(name: string, locale: Locale, model: object): string {
    const template = this.templates.get(name);
    if (template === undefined) throw new Error(`there is no template ${name}`);
    return template(model, { data: { locale } });
  }
}

/** How every template is compiled: a helper that is none is a fault too. */
export const optionsFor = (helpers: readonly string[]) => ({
  strict: true,
  preventIndent: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(helpers.map((name) => [name, true])),
});

/** All but those of mails, which have a place of their own. */
export function readTemplates(): { name: string; text: string }[] {
  const folder = join(projectRoot(), 'templates');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.hbs') && !file.startsWith(`mail${sep}`))
    .map((file) => ({
      name: relative('.', file).split(sep).join('/').slice(0, -'.hbs'.length),
      text: readFileSync(join(folder, file), 'utf8'),
    }));
}
