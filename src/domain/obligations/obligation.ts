/** What an obligation is about, for good: kept with the case (`workflow_case.about`). Dates `YYYY-MM-DD`. */
export interface ObligationAbout {
  readonly title: string; // suggested to the drafter
  readonly entry: string;
  readonly domain: string;
  readonly project?: string;
  /** Which expectation of obligations.yaml it comes from. */
  readonly expectation: string;
  /** `2026`, `2026-Q3`, `2026-10`; absent in a chain. */
  readonly period?: string;
  /** An item formed within these days, both included, counts for the period. */
  readonly window?: { readonly from: string; readonly to: string };
  /** The item before it in the chain. */
  readonly after?: string;
  /** Events known or presumed when it began: event id → date, instant or `from/to`. */
  readonly events: Readonly<Record<string, string>>;
  /** Codes of the item before that choose a rule, e.g. `grant-mode`. */
  readonly codes: Readonly<Record<string, string>>;
  /** Elements the item is to hold. */
  readonly elements: readonly string[];
  readonly [more: string]: unknown;
}

/** What an obligation remembers between acts. */
export interface ObligationMemory {
  /** The item begun for it. */
  readonly item: string | null;
  /** From this day on somebody is asked to draft it: the information of a period exists when it is over. */
  readonly from: string | null;
  /** Dates people entered: each takes the place of one presumed. */
  readonly dates: Readonly<Record<string, string>>;
  /** 本期无应公开信息, as proposed or as confirmed. */
  readonly nothing: { readonly reason: string; readonly by: string; readonly confirmedBy: string | null } | null;
  /** When the item was first published, instant. */
  readonly fulfilledAt: string | null;
}

export const NOTHING_YET: ObligationMemory = { item: null, from: null, dates: {}, nothing: null, fulfilledAt: null };

/** One obligation to begin, and the key by which two workers make one of it. */
export interface Expected {
  readonly key: string;
  readonly unit: string;
  readonly about: ObligationAbout;
  readonly from: string | null;
}
