import { translate, type Locale } from '../../platform/i18n.js';

/** What is known of a delivery that no machine could bring. */
export interface Unsent {
  readonly status: string;
  readonly connected: boolean;
  /** The channel is filed by hand whatever is connected. */
  readonly byHand: boolean;
  readonly error: string | null;
  readonly httpStatus: number | null;
  /** What the platform said, from its beginning. */
  readonly response: string | null;
  /** Whether anything was sent at all. */
  readonly sent: boolean;
}

const MOST_SAID = 160;

/** Why it waits for a person, in plain words: what happened, and what the platform itself said of it. */
export function causeOf(unsent: Unsent, locale: Locale): string {
  const { status, connected, byHand, error, httpStatus, response, sent } = unsent;
  const say = (name: string): string =>
    translate(locale, `syndication.cause.${name}`, {
      ...{ status: httpStatus ?? '', error: error ?? '', said: said(response) },
    });
  if (status === 'manual') return say(byHand ? 'by-hand' : connected ? 'connected-since' : 'not-connected');
  if (httpStatus !== null && httpStatus < 300) return say('rejected');
  if (httpStatus !== null) return say(`${kindOf(httpStatus)}${said(response) === '' ? '' : '-said'}`);
  return say(!sent ? 'unwritten' : error?.startsWith('no answer') === true ? 'silent' : 'unreachable');
}

function kindOf(status: number): string {
  if (status >= 500) return 'broken';
  return status >= 300 && status < 400 ? 'moved' : TOO_MANY.has(status) ? 'busy' : 'refused';
}

const TOO_MANY: ReadonlySet<number> = new Set([408, 425, 429]);

/** The message in a JSON answer where there is one, else the answer as it begins; a page is no sentence. */
function said(response: string | null): string {
  const text = (response ?? '').trim();
  if (text === '' || text.startsWith('<')) return '';
  const message = messageIn(text) ?? text;
  return message.length > MOST_SAID ? `${message.slice(0, MOST_SAID)}…` : message;
}

function messageIn(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text);
    const { error, message, detail } = Object(body) as Record<string, unknown>;
    return [error, message, detail].find((one): one is string => typeof one === 'string' && one !== '') ?? null;
  } catch {
    return null;
  }
}
