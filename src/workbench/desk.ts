import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireActor } from '../access/current-actor.js';
import type { Actor } from '../domain/actor.js';
import { boardScope, readsBoardOnly } from '../domain/authority/board-scope.js';
import { deliveryScope } from '../domain/authority/delivery-scope.js';
import { lendable } from '../domain/authority/delegating.js';
import { readScope } from '../domain/authority/read-scope.js';
import { MOST_UNREAD, NoticeList } from '../notifications/notice-list.js';
import { isTranslated, translate, type Locale } from '../platform/i18n.js';
import { addressIn, localeOf, rememberLocale } from '../platform/locale-of.js';
import { Views } from '../platform/views.js';
import { Naming } from './naming.js';

/** One page of one signed-in person: who asks, in which language, and how to answer. */
export interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly locale: Locale;
  readonly actor: Actor;
}

export type Place =
  | 'inbox'
  | 'office'
  | 'new'
  | 'intake'
  | 'obligations'
  | 'projects'
  | 'orders'
  | 'unit'
  | 'calendar'
  | 'accounts'
  | 'delegations'
  | 'reports'
  | 'syndication'
  | null;

export interface Page {
  readonly title: string;
  readonly place: Place;
  readonly status?: number;
  /** Address of this page by GET, where the request was another. */
  readonly address?: string;
  readonly scripts?: readonly string[];
  readonly wide?: boolean;
  readonly keys?: boolean;
  readonly breadcrumb?: readonly { readonly href: string | null; readonly label: string }[];
}

/** Shows the pages of the workbench: bar, language, messages. Nothing of it is kept by caches. */
@Injectable()
export class Desk {
  constructor(
    private readonly views: Views,
    private readonly naming: Naming,
    private readonly notices: NoticeList,
  ) {}

  /** 401 leads to the sign-in page and back. */
  visit(request: FastifyRequest, reply: FastifyReply): Visit {
    return { request, reply, locale: localeOf(request), actor: requireActor(request) };
  }

  async show(visit: Visit, template: string, page: Page, model: object): Promise<void> {
    const { request, reply, locale } = visit;
    rememberLocale(request, reply);
    const address = page.address ?? request.url;
    const html = this.views.render(`workbench/${template}`, locale, {
      ...{ keys: true, scripts: [], wide: false, breadcrumb: [], ...page },
      switchUrl: addressIn(locale === 'zh' ? 'en' : 'zh', address),
      viewer: { person: visit.actor.person, unit: this.naming.unit(visit.actor.unit, locale) },
      nav: this.nav(visit, page.place),
      bell: { count: countOf(await this.notices.unread(visit.actor.account)) },
      flash: flashOf(visit),
      ...model,
    });
    void reply.status(page.status ?? 200).headers({ 'cache-control': 'no-store' });
    await reply.type('text/html; charset=utf-8').send(html);
  }

  /** After a change: 303, so that reloading repeats nothing. `done` names the sentence the next page begins with. */
  async go({ reply }: Visit, address: string, done?: string): Promise<void> {
    const [path = '', anchor] = address.split('#', 2);
    const told = done === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}done=${done}`;
    await reply.redirect(anchor === undefined ? told : `${told}#${anchor}`, 303);
  }

  private nav({ actor, locale }: Visit, place: Place): object[] {
    const scope = readScope(actor, this.naming.jurisdiction);
    const drafts = actor.roles.includes('drafter');
    const unit = scope.kind === 'all' ? '/workbench/units' : `/workbench/units/${actor.unit}`;
    const entries: [Place, string, boolean][] = [
      ['inbox', '/workbench', !readsBoardOnly(actor)],
      ['office', '/office', boardScope(actor, this.naming.jurisdiction).kind !== 'none'],
      ['new', '/workbench/items/new', drafts],
      ['intake', '/workbench/intake/new', !drafts && actor.roles.includes('clerk')],
      ['obligations', '/workbench/obligations', scope.kind !== 'none'],
      ['projects', '/workbench/projects', scope.kind !== 'none'],
      ['orders', '/workbench/orders', scope.kind !== 'none' || actor.roles.includes('head')],
      ['unit', unit, scope.kind !== 'none'],
      [
        'calendar',
        '/workbench/calendar',
        actor.unit === this.naming.jurisdiction.office && actor.roles.includes('officer'),
      ],
      ['delegations', '/workbench/delegations', lendable(actor.roles).length > 0 || actor.delegations !== undefined],
      ['syndication', '/syndication', deliveryScope(actor, this.naming.jurisdiction).kind !== 'none'],
      ['reports', '/workbench/reports', scope.kind !== 'none'],
      ['accounts', '/workbench/admin/accounts', actor.roles.includes('administrator')],
    ];
    return entries
      .filter(([, , shown]) => shown)
      .map(([name, href]) => {
        const word = name === 'unit' && scope.kind === 'all' ? 'units' : name;
        return {
          href,
          label: translate(locale, name === 'office' ? 'office.nav' : `workbench.nav.${word}`),
          current: name === place,
          count: null,
        };
      });
  }
}

const countOf = (unread: number): string | null =>
  unread === 0 ? null : unread < MOST_UNREAD ? String(unread) : `${MOST_UNREAD - 1}+`;

/** `?done=APPROVE`: only sentences there are. */
function flashOf({ request, locale }: Visit): { kind: 'done'; text: string } | null {
  const done = (request.query as { done?: unknown } | null)?.done;
  const name = typeof done === 'string' ? done : '';
  const key = [`workbench.done.${name}`, `supervision.done.${name}`].find((one) => isTranslated(locale, one));
  return key === undefined ? null : { kind: 'done', text: translate(locale, key) };
}
