import { translate } from '../platform/i18n.js';
import type { Links } from './links.js';
import type { ExportOrder } from './order.js';
import { escaped, rewriteHtml, unescaped } from './rewrite-html.js';
import type { Answer } from './window.js';
import type { Work } from './work.js';

/** An answer of the window as the export keeps it. */
export class Rewriter {
  private readonly addresses: RegExp;

  constructor(
    private readonly order: Pick<ExportOrder, 'base' | 'server'>,
    private readonly links: Links,
  ) {
    const own = links.identity.address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    this.addresses = new RegExp(`${own}(?=[/"<\\s]|$)[^\\s"<>]*`, 'g');
  }

  kept(work: Work, { type, body, csp }: Answer): Buffer | string {
    if (work.kind === 'file') return body;
    if (type.startsWith('text/html')) return this.html(work, body.toString('utf8'), csp);
    if (type.startsWith('text/css')) return this.css(body.toString('utf8'));
    if (type.includes('json')) return this.json(work, body.toString('utf8'));
    return type.includes('xml') ? this.whole(work, body.toString('utf8')) : body;
  }

  private html(work: Work, page: string, csp: string): string {
    const { locale } = work;
    const { server } = this.order;
    const html = rewriteHtml(page, {
      lead: (address) => this.links.leadTo(address, locale),
      send: (address) => (server === null ? null : server + address),
      hidden: locale === 'zh' ? '' : `<input type="hidden" name="lang" value="${locale}">`,
      unserved: (what) => (what === '' ? '' : sentence(translate(locale, `portal.unserved.${what}`))),
      policy: server === null ? csp : csp.replace(/form-action [^;]*/, (said) => `${said} ${new URL(server).origin}`),
    });
    if (this.links.identity.kind !== 'unknown') return this.whole(work, html);
    const host = new URL(this.links.identity.address).host;
    return this.whole(work, html.replace(`<meta name="SiteDomain" content="${host}">\n`, ''));
  }

  /** Whole addresses in texts; as the server's own they stay as they are. */
  private whole({ locale }: Work, text: string): string {
    if (this.links.identity.kind === 'server') return text;
    return text.replace(this.addresses, (address) => escaped(this.links.leadTo(unescaped(address), locale) ?? ''));
  }

  /** Cursors become names of pages; a feed without a server ends with its first page. */
  private json(work: Work, text: string): string {
    const said = JSON.parse(text) as Record<string, unknown>;
    const { next } = said;
    if (typeof next === 'string')
      said.next = `page-${String(this.links.pageAfter(work.url.replace(/\?.*/, ''), next))}`;
    if (this.links.identity.kind !== 'server') delete said.next_url;
    return this.whole(work, JSON.stringify(said));
  }

  private css(text: string): string {
    return text.replace(
      /url\((\/assets\/[^)]+)\)/g,
      (_, address: string) => `url(${this.links.leadTo(address, 'zh') ?? address})`,
    );
  }
}

const sentence = (text: string): string => `<p class="muted small">${escaped(text)}</p>`;
