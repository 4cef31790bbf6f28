import { Injectable } from '@nestjs/common';
import type { Reason } from '../../access/problem.js';
import { malformed } from '../../access/malformed.js';
import type { Actor } from '../../domain/actor.js';
import type { Group } from '../../domain/catalogue/jurisdiction.js';
import { translate, type Locale } from '../../platform/i18n.js';
import { Projects } from '../../projects/projects.js';
import { newProject } from '../../projects/schemas.js';
import { Desk, type Visit } from '../desk.js';
import { errorsOf } from '../errors.js';
import type { Option } from '../form/fields.js';
import { Ground } from '../ground.js';
import { Naming } from '../naming.js';
import { last, rowsIn, type Typed } from '../typed.js';
import { sayerFor } from '../wording.js';
import { ProjectModel } from './project-model.js';

const NO_SUBJECT = { entry: null, attachments: [], extra: [] };

type Made = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly refusals: readonly Reason[] };

/** A project is recorded: code, name, domain, parties, and in writing who acts for whom. */
@Injectable()
export class ProjectForm {
  constructor(
    private readonly desk: Desk,
    private readonly projects: Projects,
    private readonly naming: Naming,
    private readonly model: ProjectModel,
    private readonly ground: Ground,
  ) {}

  may = ({ roles }: Actor): boolean => roles.some((role) => ['drafter', 'officer', 'clerk'].includes(role));

  async create(actor: Actor, typed: Typed): Promise<Made> {
    const parsed = newProject.safeParse(this.given(typed));
    if (!parsed.success) return { ok: false, refusals: malformed(parsed.error.issues) };
    const made = await this.projects.create(actor, parsed.data);
    return made.ok ? { ok: true, id: made.value.id } : made;
  }

  async show(visit: Visit, typed: Typed, refusals: readonly Reason[]): Promise<void> {
    const { locale } = visit;
    const errors = errorsOf(refusals, sayerFor(this.naming, NO_SUBJECT, locale));
    const error = (field: string) => errors.byField.get(field) ?? null;
    const title = translate(locale, 'workbench.projects.new');
    const address = '/workbench/projects/new';
    await this.desk.show(
      visit,
      'project-new',
      { title, place: 'projects', status: errors.status, address },
      {
        errors: errors.list,
        code: { value: last(typed, 'code'), error: error('code') },
        name: { value: last(typed, 'name'), error: error('name') },
        kinds: this.model.kinds(last(typed, 'kind'), 'workbench.form.choose', locale),
        kindError: error('kind'),
        parties: this.parties().map((group) => ({
          ...{
            id: `parties.${group.id}`,
            label: this.naming.party(group.id, locale),
            error: error(`parties.${group.id}`),
          },
          options: this.members(group, last(typed, `parties.${group.id}`), locale),
        })),
        authorisations: this.authorisations(typed, locale),
        authorisationsError: error('authorisations'),
      },
    );
  }

  private given(typed: Typed): object {
    const parties = this.parties()
      .map(({ id }) => [id, last(typed, `parties.${id}`)] as const)
      .filter(([, unit]) => unit !== '');
    const authorisations = Array.from({ length: rowsIn(typed, 'authorisations') }, (_, at) => {
      const value = (name: string) => last(typed, `authorisations.${at}.${name}`);
      const to = value('to');
      const row = {
        agency: value('agency'),
        principal: value('principal'),
        document: value('document'),
        from: value('from'),
      };
      return { ...row, ...(to === '' ? {} : { to }) };
    }).filter(({ agency, document }) => agency !== '' || document !== '');
    const text = (name: string) => last(typed, name);
    return {
      code: text('code'),
      name: text('name'),
      kind: text('kind'),
      parties: Object.fromEntries(parties),
      authorisations,
    };
  }

  /** Groups that resolve through a project: parties, and agencies that act for them. */
  private parties = (): readonly Group[] => this.groups('party');
  private groups = (...kinds: readonly Group['kind'][]): readonly Group[] =>
    [...this.ground.jurisdiction.groups.values()].filter(({ kind }) => kinds.includes(kind));

  private members(group: Group, chosen: string, locale: Locale): Option[] {
    const units = [...this.ground.jurisdiction.units.values()].filter(({ memberOf }) => memberOf.includes(group.id));
    const empty = { value: '', label: translate(locale, 'common.none'), chosen: chosen === '' };
    return [
      empty,
      ...units.map(({ id }) => ({ value: id, label: this.naming.unit(id, locale), chosen: id === chosen })),
    ];
  }

  private authorisations(typed: Typed, locale: Locale): object[] {
    const choices = (kind: Group['kind'], chosen: string): Option[] => {
      const [first, ...rest] = this.groups(kind).map((group) => this.members(group, chosen, locale));
      return [...(first ?? []), ...rest.flatMap((each) => each.slice(1))];
    };
    return Array.from({ length: Math.max(2, rowsIn(typed, 'authorisations')) }, (_, at) => {
      const value = (name: string) => last(typed, `authorisations.${at}.${name}`);
      return {
        at,
        agencies: choices('agency', value('agency')),
        principals: choices('party', value('principal')),
        ...{ document: value('document'), from: value('from'), to: value('to') },
      };
    });
  }
}
