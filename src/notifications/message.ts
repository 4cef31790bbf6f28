import type { Locale } from '../platform/i18n.js';

/** Whom a message is for. Only transports that write mail need the address. */
export interface Recipient {
  readonly account: string;
  readonly person: string;
  readonly email: string | null;
  readonly locale: Locale;
}

/**
 * One message to one person: where something waits and of what kind it is, never what it says. A mailbox is outside the house; titles,
 * summaries and comments may hold what the review has not cleared yet. A digest is about many cases and names none of these.
 */
export interface Message {
  /** The same at every attempt, so that a repeat can be recognised: the notice and the account. */
  readonly id: string;
  readonly notice: string;
  readonly recipient: Recipient;
  readonly entry: string | null;
  readonly unit: string | null;
  readonly step: string | null;
  /** 索引号, or the end of the case's id before there is one. */
  readonly reference: string | null;
  readonly url: string;
}

/** A message about one case. */
export interface CaseMessage extends Message {
  readonly entry: string;
  readonly unit: string;
  readonly reference: string;
  /** In the person's language: what kind of news, and a sentence about it. */
  readonly what: string;
  readonly lead: string;
  readonly due: string | null;
  /** Rungs nobody was told while the house stood still. */
  readonly missed: string | null;
}

/** A person's working day in numbers and references. */
export interface DigestMessage extends Message {
  readonly day: string;
  readonly groups: readonly DigestGroup[];
}

export interface DigestGroup {
  readonly name: 'overdue' | 'today' | 'soon' | 'waiting';
  readonly count: number;
  /** The most pressing of them. */
  readonly items: readonly { readonly reference: string; readonly url: string }[];
}

/** A message in the person's language. */
export interface WrittenMessage extends Message {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
