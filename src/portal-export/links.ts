import type { Locale } from '../platform/i18n.js';
import { addressIn } from '../platform/locale-of.js';
import type { ExportOrder, Identity } from './order.js';
import type { Plan } from './plan.js';
import { addressUnder, placeOf, type Place } from './places.js';

/** Where the addresses of the window's pages lead in an export: to its files, to the server, or nowhere. */
export class Links {
  /** Style sheets, scripts, fonts that something asked for. */
  readonly assets = new Set<Place>();

  constructor(
    private readonly order: Pick<ExportOrder, 'base' | 'origin' | 'server'>,
    readonly identity: Identity,
    private readonly plan: Plan,
  ) {}

  /** null: nowhere, what the address needs is neither in the export nor on a server that readers reach. */
  leadTo(address: string, locale: Locale): string | null {
    const own = this.ownPath(address);
    if (own === null) return address.startsWith('/') ? this.within(address, locale) : address;
    const { kind } = this.identity;
    if (kind === 'server') return address;
    const led = this.within(own, locale);
    return led === null || kind === 'unknown' ? led : `${this.order.origin ?? ''}${led}`;
  }

  /** The number of the page that a cursor of a list leads to. */
  pageAfter = (list: string, cursor: string): number | null => this.plan.lists.get(list)?.after(cursor) ?? null;

  private within(address: string, locale: Locale): string | null {
    const [path = '/', fragment] = address.split('#', 2);
    const place = placeOf(path, locale, this.pageAfter);
    const anchor = fragment === undefined ? '' : `#${fragment}`;
    if (place !== null && this.has(place)) return addressUnder(this.order.base, place) + anchor;
    if (this.order.server === null) return null;
    return this.order.server + (locale === 'zh' ? path : addressIn(locale, path)) + anchor;
  }

  private has(place: Place): boolean {
    if (!place.startsWith('assets/')) return this.plan.works.has(place);
    this.assets.add(place);
    return true;
  }

  /** The path of one of our own whole addresses. */
  private ownPath(address: string): string | null {
    const { address: own } = this.identity;
    if (address === own) return '/';
    return address.startsWith(`${own}/`) ? address.slice(own.length) : null;
  }
}
