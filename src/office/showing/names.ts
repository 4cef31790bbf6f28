import { Injectable } from '@nestjs/common';
import { Definitions } from '../../engine/definitions.js';
import { inLocale, type Locale } from '../../platform/i18n.js';
import { Naming } from '../../workbench/naming.js';

/** What the board calls things; states may be of any kind of case. */
@Injectable()
export class OfficeNames {
  constructor(
    readonly naming: Naming,
    private readonly definitions: Definitions,
  ) {}

  unit = (id: string, locale: Locale): string => this.naming.unit(id, locale);
  entry = (id: string, locale: Locale): string => this.naming.entry(id, locale);
  domain = (id: string, locale: Locale): string => this.naming.domain(id, locale);

  step = (state: string, locale: Locale): string => {
    const node = this.definitions.all().flatMap(({ nodes }) => nodes.get(state) ?? [])[0];
    return node === undefined ? state : inLocale(node.label, locale);
  };

  of = (by: 'unit' | 'domain' | 'step', key: string, locale: Locale): string => this[by](key, locale);

  /** States in which somebody is asked to act, of every kind, in the order of their definitions. */
  states = (): string[] => [...new Set(this.definitions.all().flatMap(({ steps }) => [...steps.keys()]))];
}
