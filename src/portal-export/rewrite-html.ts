/** How the page of one language is made to stand alone. */
export interface Rewriting {
  /** Where a link leads; null: nowhere. */
  readonly lead: (address: string) => string | null;
  /** Where a form is sent, which only a server can answer; null: nowhere. */
  readonly send: (address: string) => string | null;
  /** Goes with every form. */
  readonly hidden: string;
  /** What is said in place of what needs a server that nobody reaches, or '' for nothing. */
  readonly unserved: (what: string) => string;
  /** Of the answer's header. */
  readonly policy: string;
}

const TAG = /<([a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*(\/?)>|<\/a>/g;
const ADDRESS = /(\s)(href|src|action|data-copy)="([^"]*)"/g;
const SERVED = /<(form|section|p|li|a)\b([^>]*?)\sdata-served="([\w-]*)"([^>]*)>[\s\S]*?<\/\1>/g;

/**
 * The page with every address led elsewhere. It reads what our own templates write - attributes in double quotes, everything else escaped -
 * and refuses what it does not understand. An element with `data-served` is one that needs a server: where its addresses lead nowhere,
 * a sentence stands in its place.
 */
export function rewriteHtml(html: string, how: Rewriting): string {
  const settled = html.replace(SERVED, (element, name: string, before: string, what: string, after: string) => {
    if (leadsNowhere(element, how)) return how.unserved(what);
    return `<${name}${before}${after}>${element.slice(element.indexOf('>') + 1)}`;
  });
  if (/<[a-z]/.test(settled.replace(TAG, '')))
    throw new Error('a tag that cannot be read: attributes need double quotes');
  let unwrapped = false;
  const led = settled.replace(TAG, (tag, name: string | undefined, attributes: string, closed: string) => {
    if (name === undefined) return unwrapped ? '</span>' : tag;
    const nowhere = leadsNowhere(attributes, how);
    if (name === 'a') unwrapped = nowhere;
    if (nowhere) return name === 'a' ? '<span>' : '';
    return `<${name}${withAddresses(attributes, how)}${closed}>${name === 'form' ? how.hidden : ''}`;
  });
  return led.replace('<meta charset="utf-8">', (tag) => `${tag}\n${policyTag(how.policy)}`);
}

const ledBy = ({ lead, send }: Rewriting, name: string, value: string): string | null =>
  name === 'action' ? send(unescaped(value)) : lead(unescaped(value));

const leadsNowhere = (markup: string, how: Rewriting): boolean =>
  [...markup.matchAll(ADDRESS)].some(([, , name = '', value = '']) => ledBy(how, name, value) === null);

const withAddresses = (attributes: string, how: Rewriting): string =>
  attributes.replace(
    ADDRESS,
    (_, blank: string, name: string, value: string) => `${blank}${name}="${escaped(ledBy(how, name, value) ?? '')}"`,
  );

/** What a header says and a `meta` may say too (CSP 3, 3.3: not who may frame the page). */
function policyTag(policy: string): string {
  const directives = policy
    .split(';')
    .filter((directive) => !/^\s*(frame-ancestors|report-uri|sandbox)\b/.test(directive));
  return `<meta http-equiv="content-security-policy" content="${escaped(directives.join(';'))}">`;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

export const unescaped = (text: string): string =>
  text.replace(/&(?:(amp|lt|gt|quot)|#x([0-9A-Fa-f]+)|#(\d+));/g, (_, name?: string, hex?: string, decimal?: string) =>
    name !== undefined
      ? (NAMED[name] ?? '')
      : String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16)),
  );

export const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
