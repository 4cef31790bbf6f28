import { Injectable } from '@nestjs/common';
import type { ProjectItem, ProjectRow } from '../../projects/project-store.js';
import { translate, type Locale } from '../../platform/i18n.js';
import type { Visit } from '../desk.js';
import type { Option } from '../form/fields.js';
import { Ground } from '../ground.js';
import { Naming } from '../naming.js';
import { waitingModel } from '../waiting-model.js';

/** A project as people see it: who is who, what is public, what is on its way. */
@Injectable()
export class ProjectModel {
  constructor(
    private readonly naming: Naming,
    private readonly ground: Ground,
  ) {}

  list(rows: readonly ProjectRow[], chosen: string, locale: Locale) {
    return {
      kinds: this.kinds(chosen, 'workbench.filter.any', locale),
      projects: rows.map((row) => ({
        ...{ id: row.id, code: row.code, name: row.name, createdAt: row.created_at },
        kind: this.naming.domain(row.kind, locale),
        parties: Object.values(row.parties)
          .map((unit) => this.naming.unit(unit, locale))
          .join('、'),
      })),
    };
  }

  /** `none` is the sentence of the choice that chooses nothing. */
  kinds(chosen: string, none: string, locale: Locale): Option[] {
    const any = { value: '', label: translate(locale, none), chosen: chosen === '' };
    const domains = [...this.ground.jurisdiction.domains.keys()];
    return [
      any,
      ...domains.map((value) => ({ value, label: this.naming.domain(value, locale), chosen: value === chosen })),
    ];
  }

  one(project: ProjectRow, items: readonly ProjectItem[], { locale, actor }: Visit) {
    const unit = (id: string) => this.naming.unit(id, locale);
    return {
      project: {
        ...{ id: project.id, code: project.code, name: project.name, createdAt: project.created_at },
        kind: this.naming.domain(project.kind, locale),
        recordedBy: unit(project.created_unit),
        parties: Object.entries(project.parties).map(([role, id]) => ({
          role: this.naming.party(role, locale),
          unit: unit(id),
        })),
        authorisations: project.authorisations.map(({ agency, principal, document, from, to }) => ({
          ...{ agency: unit(agency), principal: unit(principal), document, from, to: to ?? null },
        })),
      },
      items: items.map((item) => this.item(item, locale)),
      drafter: actor.roles.includes('drafter'),
    };
  }

  private item(item: ProjectItem, locale: Locale) {
    const { calendar } = this.ground.jurisdiction;
    const waits = item.state !== 'work.idle' && item.state !== 'work.abandoned';
    const since = item.entered_at.toISOString();
    const limit = this.naming.limitOf(item.state, null);
    return {
      ...{
        href: item.readable ? `/workbench/items/${item.id}` : `/open/${item.number ?? ''}`,
        title: item.title || translate(locale, 'workbench.item.untitled'),
        person: item.person,
      },
      ...{ number: item.number, publishedAt: item.published_at, createdAt: item.created_at },
      entry: this.naming.entry(item.entry, locale),
      unit: this.naming.unit(item.unit, locale),
      state: this.naming.state(item.state, locale),
      visible: item.visibility === 'current' || item.visibility === 'repealed',
      waiting: waits ? waitingModel(calendar, since, limit, this.ground.now(), locale) : null,
    };
  }
}
