import { Injectable } from '@nestjs/common';
import { AccountDirectory, type Account } from '../../access/account-directory.js';
import type { Reason } from '../../access/problem.js';
import { orRefuse } from '../../access/refused-error.js';
import { ROLES, type Actor } from '../../domain/actor.js';
import { arrangesFor, lendable } from '../../domain/authority/delegating.js';
import { Delegations } from '../../people/delegations/delegations.js';
import type { DelegationRow } from '../../people/delegations/delegation-store.js';
import { formatDate } from '../../platform/formats.js';
import { translate, type Locale } from '../../platform/i18n.js';
import { Desk, type Visit } from '../desk.js';
import { errorsOf } from '../errors.js';
import { Ground } from '../ground.js';
import { Naming } from '../naming.js';
import { all, last, type Typed } from '../typed.js';
import { sayerFor } from '../wording.js';

interface Query {
  readonly of: 'mine' | 'unit';
  readonly unit?: string | undefined;
  readonly cursor?: string | undefined;
}

const NO_SUBJECT = { entry: null, attachments: [], extra: [] };
const ADDRESS = '/workbench/delegations';

/** The list of delegations with the form of a new one, as it was typed and refused. */
@Injectable()
export class DelegationForm {
  constructor(
    private readonly desk: Desk,
    private readonly delegations: Delegations,
    private readonly people: AccountDirectory,
    private readonly naming: Naming,
    private readonly ground: Ground,
  ) {}

  async show(visit: Visit, query: Query, typed: Typed, refusals: readonly Reason[]): Promise<void> {
    const { actor, locale } = visit;
    const { rows, next } = orRefuse(await this.delegations.list(actor, query));
    const errors = errorsOf(inWords(refusals, typed, locale), sayerFor(this.naming, NO_SUBJECT, locale));
    const title = translate(locale, 'people.delegation.title');
    const page = { title, place: 'delegations' as const, status: errors.status, address: ADDRESS };
    const arranges = arrangesFor(actor, actor.unit, this.ground.jurisdiction.office);
    await this.desk.show(visit, 'delegations', page, {
      ...{ errors: errors.list, title },
      rows: rows.map((row) => this.row(row, actor, locale)),
      next: next === null ? null : `${ADDRESS}?of=${query.of}&cursor=${encodeURIComponent(next)}`,
      first: query.cursor === undefined ? null : `${ADDRESS}?of=${query.of}`,
      views: arranges ? this.views(query, locale) : [],
      form: await this.form(visit, typed, errors.byField, arranges),
    });
  }

  private views({ of }: Query, locale: Locale): object[] {
    return (['mine', 'unit'] as const).map((name) => ({
      href: `${ADDRESS}?of=${name}`,
      label: translate(locale, `people.delegation.views.${name}`),
      current: of === name,
    }));
  }

  private async form(visit: Visit, typed: Typed, byField: ReadonlyMap<string, string>, arranges: boolean) {
    const { actor, locale } = visit;
    const colleagues = await this.people.accountsOf([this.unitOf(actor, typed)]);
    const asked = last(typed, 'from') || actor.account;
    const from = colleagues.some(({ account }) => account === asked) ? asked : colleagues[0]?.account;
    const to = last(typed, 'to') || colleagues.find(({ account }) => account !== from)?.account;
    const roles = lendable(arranges ? [...ROLES] : actor.roles);
    const chosen = all(typed, 'roles');
    const text = (name: string, otherwise = '') => ({
      value: last(typed, name) || otherwise,
      error: byField.get(name) ?? null,
    });
    return {
      units: arranges && actor.roles.includes('officer') ? this.units(actor, typed, locale) : [],
      from: arranges ? colleagues.map((one) => option(one, from)) : [],
      fromError: byField.get('from') ?? null,
      to: colleagues.filter(({ account }) => arranges || account !== actor.account).map((one) => option(one, to)),
      toError: byField.get('to') ?? null,
      roles: roles.map((id) => ({ id, label: this.naming.role(id, locale), chosen: chosen.includes(id) })),
      rolesError: byField.get('roles') ?? null,
      ...{ fromDate: text('fromDate', this.ground.today()), toDate: text('toDate') },
      ...{ reason: text('reason'), document: text('document') },
      unit: this.unitOf(actor, typed),
      none: roles.length === 0,
    };
  }

  /** The office arranges for any unit: it is chosen first, by a form of its own. */
  private unitOf(actor: Actor, typed: Typed): string {
    const chosen = last(typed, 'unit');
    const { office, units } = this.ground.jurisdiction;
    return units.has(chosen) && arrangesFor(actor, chosen, office) ? chosen : actor.unit;
  }

  private units(actor: Actor, typed: Typed, locale: Locale): object[] {
    const chosen = this.unitOf(actor, typed);
    return [...this.ground.jurisdiction.units.keys()].map((id) => ({
      ...{ value: id, label: this.naming.unit(id, locale), chosen: id === chosen },
    }));
  }

  private row(row: DelegationRow, actor: Actor, locale: Locale): object {
    const today = this.ground.today();
    const over = row.ended_at !== null || row.to_date < today;
    const state = row.ended_at !== null ? 'ended' : over ? 'over' : row.from_date > today ? 'coming' : 'running';
    return {
      ...{ id: row.id, from: row.from_person, to: row.to_person, reason: row.reason, document: row.document },
      unit: this.naming.unit(row.unit, locale),
      roles: row.roles.map((role) => this.naming.role(role, locale)).join(translate(locale, 'people.comma')),
      days: translate(locale, 'people.delegation.days', {
        from: formatDate(locale, row.from_date),
        to: formatDate(locale, row.to_date),
      }),
      state: translate(locale, `people.delegation.states.${state}`),
      running: state === 'running',
      received: row.to_account === actor.account,
      endable: !over,
    };
  }
}

const option = ({ account, person }: Account, chosen: string | undefined) => ({
  ...{ value: account, label: person, chosen: account === chosen },
});

/** What the form calls its fields. */
const LABELS: Readonly<Record<string, string>> = {
  ...{
    from: 'from',
    to: 'to',
    roles: 'roles',
    fromDate: 'first',
    toDate: 'last',
    reason: 'reason',
    document: 'document',
  },
};

/** In words of the form: what was left blank is missing, whatever a schema finds wrong with an empty text. */
function inWords(refusals: readonly Reason[], typed: Typed, locale: Locale): readonly Reason[] {
  return refusals.map((one) => {
    const [field = ''] = one.field?.split('.') ?? [];
    const label = LABELS[field];
    if (one.kind !== 'malformed' || label === undefined) return one;
    const blank = all(typed, field).every((value) => value === '');
    const params = { ...one.params, field: translate(locale, `people.delegation.${label}`) };
    return { ...one, params, code: blank ? 'malformed-missing' : one.code };
  });
}
