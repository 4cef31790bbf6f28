import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction, Text } from '../domain/catalogue/jurisdiction.js';
import { nameOn } from '../domain/catalogue/unit-name.js';
import { inLocale, type Locale } from '../platform/i18n.js';

/** Names of the catalogue in a language; what it no longer lists keeps its id, for old publications stay readable. */
@Injectable()
export class Names {
  constructor(@Inject(JURISDICTION) readonly jurisdiction: Jurisdiction) {}

  place = (locale: Locale): string => inLocale(this.jurisdiction.name, locale);
  domain = (id: string, locale: Locale): string => nameOf(this.jurisdiction.domains.get(id), id, locale);
  entry = (id: string, locale: Locale): string => nameOf(this.jurisdiction.entries.get(id), id, locale);

  unit = (id: string, locale: Locale): string => nameOf(this.jurisdiction.units.get(id), id, locale);

  /** As the catalogue names who publishes: a group, a role or party (采购人) before the unit that happens to bear its id. */
  responsible = (id: string, locale: Locale): string =>
    nameOf(this.jurisdiction.groups.get(id) ?? this.jurisdiction.units.get(id), id, locale);

  /** As the unit was called on that day. */
  unitOn(id: string, day: string, locale: Locale): string {
    const unit = this.jurisdiction.units.get(id);
    return unit === undefined ? this.unit(id, locale) : inLocale(nameOn(unit, day), locale);
  }

  /** Why something is not public: the ground and its article. */
  ground(id: string, locale: Locale): string {
    const ground = this.jurisdiction.grounds.get(id);
    return ground === undefined ? id : `${inLocale(ground.name, locale)}（${ground.article}）`;
  }
}

const nameOf = (named: { readonly name: Text } | undefined, id: string, locale: Locale): string =>
  named === undefined ? id : inLocale(named.name, locale);
