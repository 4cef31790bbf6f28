import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireActor } from '../access/current-actor.js';
import { inOrder, statusOf } from '../access/problem.js';
import type { Reason } from '../access/problem.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { inLocale, sentenceOf, translate } from '../platform/i18n.js';
import type { Locale } from '../platform/i18n.js';
import { addressIn, localeOf, rememberLocale } from '../platform/locale-of.js';
import { Views } from '../platform/views.js';
import { GIVEN_ROLES } from './account-shapes.js';
import type { AccountQuery } from './account-shapes.js';
import type { AccountRow } from './account-store.js';
import type { ChangedAccount } from './accounts.js';

const HOME = '/workbench/admin/accounts';

export interface AdminVisit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What the form shows; `account` is null for one that is yet to be created. */
export interface AccountForm {
  readonly account: string | null;
  readonly active: boolean;
  readonly typed: {
    readonly account: string;
    readonly person: string;
    readonly unit: string;
    readonly roles: readonly string[];
    readonly email: string;
  };
}

/** The administrator's pages as flat models. */
@Injectable()
export class AccountPages {
  constructor(
    private readonly views: Views,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  async list(
    visit: AdminVisit,
    query: AccountQuery,
    page: { accounts: readonly AccountRow[]; next: string | null },
  ): Promise<void> {
    const locale = localeOf(visit.request);
    const rows = page.accounts.map(({ account, person, unit, roles, active }) => ({
      ...{ account, person, active, href: hrefOf(account), unit: this.unitName(unit, locale) },
      roles: roles.map((role) => translate(locale, `admin.roles.${role}`)).join(' · '),
    }));
    const next =
      page.next === null
        ? null
        : `${HOME}?${new URLSearchParams({ ...(query.q ? { q: query.q } : {}), cursor: page.next }).toString()}`;
    await this.show(
      visit,
      'admin-accounts',
      { title: 'admin.accounts' },
      { rows, q: query.q ?? '', next, first: query.cursor === undefined ? null : HOME },
    );
  }

  async form(visit: AdminVisit, { account, active, typed }: AccountForm, wrong: readonly Reason[]): Promise<void> {
    const locale = localeOf(visit.request);
    const errors = inOrder(wrong).map((reason) => ({
      href: `#${reason.field ?? 'main'}`,
      text: sentenceOf(reason, locale),
    }));
    const units = [...this.jurisdiction.units.values()].map(({ id, name }) => ({
      id,
      name: inLocale(name, locale),
      chosen: id === typed.unit,
    }));
    const roles = GIVEN_ROLES.map((role) => ({
      id: role,
      name: translate(locale, `admin.roles.${role}`),
      chosen: typed.roles.includes(role),
    }));
    const [first] = inOrder(wrong);
    const page = {
      title: account === null ? 'admin.new' : 'admin.change',
      status: first === undefined ? 200 : statusOf(first.kind),
    };
    const isNew = account === null;
    await this.show(visit, 'admin-account', page, {
      ...typed,
      isNew,
      active,
      units,
      unit: typed.unit,
      roles,
      errors,
      action: isNew ? HOME : hrefOf(account),
    });
  }

  /** The only time a made password is shown. */
  async done(visit: AdminVisit, { account, person, password = '' }: ChangedAccount): Promise<void> {
    await this.show(visit, 'admin-account-done', { title: 'admin.done' }, { account, person, password, home: HOME });
  }

  private async show(
    { request, reply }: AdminVisit,
    template: string,
    page: { title: string; status?: number },
    model: object,
  ): Promise<void> {
    const locale = localeOf(request);
    rememberLocale(request, reply);
    const { person, unit } = requireActor(request);
    const html = this.views.render(`workbench/${template}`, locale, {
      title: translate(locale, page.title),
      switchUrl: addressIn(locale === 'zh' ? 'en' : 'zh', request.method === 'GET' ? request.url : HOME),
      viewer: { person, unit: this.unitName(unit, locale) },
      breadcrumb: [{ href: HOME, label: translate(locale, 'admin.accounts') }],
      ...model,
    });
    await reply
      .status(page.status ?? 200)
      .headers({ 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(html);
  }

  private unitName(id: string, locale: Locale): string {
    const unit = this.jurisdiction.units.get(id);
    return unit === undefined ? id : inLocale(unit.name, locale);
  }
}

const hrefOf = (account: string): string => `${HOME}/${encodeURIComponent(account)}`;
