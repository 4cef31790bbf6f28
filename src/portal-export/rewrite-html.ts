export interface Rewriting {
  /** Where an address leads; null: nowhere. */
  readonly lead: (address: string) => string | null;
  /** What is said in place of what needs a server that nobody reaches, or '' for nothing. */
  readonly unserved: (what: string) => string;
  /** Of the answer's header. */
  readonly policy: string;
}

const TAG = /<([a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*(\/?)>|<\/a>/g;
const ATTRIBUTE = /(\s+)([^\s"'<>/=]+)(?:="([^"]*)")?/g;
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'action', 'data-copy']);
const SERVED = /<(form|section|p|li|a)\b([^>]*?)\sdata-served="([\w-]*)"([^>]*)>[\s\S]*?<\/\1>/g;

/**
 * The page with every address led elsewhere. It reads what our own templates write - attributes in double quotes, everything else escaped -
 * and refuses what it does not understand. An element with `data-served` is one that needs a server: where its addresses lead nowhere,
 * a sentence stands in its place.
 */
export function rewriteHtml(html: string, { lead, unserved, policy }: Rewriting): string {
  const settled = html.replace(SERVED, (element, name: string, before: string, what: string, after: string) => {
    if (!addressesIn(element).every((address) => lead(address) !== null)) return unserved(what);
    return `<${name}${before}${after}>${element.slice(element.indexOf('>') + 1)}`;
  });
  if (/<[a-z]/.test(settled.replace(TAG, '')))
    throw new Error('a tag that cannot be read: attributes need double quotes');
  let unwrapped = false;
  const led = settled.replace(TAG, (tag, name: string | undefined, attributes: string, closed: string) => {
    if (name === undefined) return unwrapped ? '</span>' : tag;
    const told = rewriteAttributes(attributes, lead);
    if (name === 'a') unwrapped = told === null;
    if (told !== null) return `<${name}${told}${closed}>`;
    return name === 'a' ? '<span>' : '';
  });
  return led.replace('<meta charset="utf-8">', (tag) => `${tag}\n${policyTag(policy)}`);
}

/** null: an address among them leads nowhere. */
function rewriteAttributes(attributes: string, lead: Rewriting['lead']): string | null {
  if (addressesIn(attributes).some((address) => lead(address) === null)) return null;
  return attributes.replace(ATTRIBUTE, (attribute, blank: string, name: string, value?: string) =>
    value === undefined || !ADDRESSES.has(name)
      ? attribute
      : `${blank}${name}="${escaped(lead(unescaped(value)) ?? '')}"`,
  );
}

const addressesIn = (element: string): string[] =>
  [...element.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, value = '']) => unescaped(value));

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
