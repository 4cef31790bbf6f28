/** Failed attempts that are let through per window, by what they have in common. */
const WINDOW_MS = 15 * 60_000;
const ALLOWED = { pair: 10, account: 100, address: 60 } as const;
const MOST_KEYS = 20_000;

interface Key {
  readonly key: string;
  readonly allowed: number;
}

interface Tally {
  failures: number;
  readonly until: number;
}

/**
 * Slows guessing by account and address. Kept in the memory of each web process: with n processes up to n times as many
 * guesses pass, and a restart forgets. The account's own limit is wide, so that a stranger cannot lock its owner out.
 */
export class SignInLimit {
  private readonly tallies = new Map<string, Tally>();

  /** Counts the attempt; answers the seconds to wait when it may not be made. */
  attempt(account: string, address: string, now: Date): number | null {
    this.forgetOld(now);
    const tallies = keys(account, address).map(({ key, allowed }) => ({ tally: this.tallyOf(key, now), allowed }));
    const full = tallies.filter(({ tally, allowed }) => tally.failures >= allowed);
    if (full.length > 0) return Math.ceil((Math.max(...full.map(({ tally }) => tally.until)) - now.getTime()) / 1000);
    for (const { tally } of tallies) tally.failures += 1;
    return null;
  }

  /** A right password takes back its attempt and what this person mistyped here before. */
  succeeded(account: string, address: string): void {
    const [pair, ...wider] = keys(account, address);
    const slips = this.tallies.get(pair.key)?.failures ?? 0;
    this.tallies.delete(pair.key);
    for (const { key } of wider) {
      const tally = this.tallies.get(key);
      if (tally !== undefined) tally.failures = Math.max(0, tally.failures - slips);
    }
  }

  private tallyOf(key: string, now: Date): Tally {
    const known = this.tallies.get(key);
    if (known !== undefined && known.until > now.getTime()) return known;
    const fresh = { failures: 0, until: now.getTime() + WINDOW_MS };
    this.tallies.set(key, fresh);
    return fresh;
  }

  private forgetOld(now: Date): void {
    if (this.tallies.size < MOST_KEYS) return;
    for (const [key, tally] of this.tallies) if (tally.until <= now.getTime()) this.tallies.delete(key);
  }
}

function keys(account: string, address: string): readonly [Key, Key, Key] {
  return [
    { key: `pair ${account} ${address}`, allowed: ALLOWED.pair },
    { key: `account ${account}`, allowed: ALLOWED.account },
    { key: `address ${address}`, allowed: ALLOWED.address },
  ];
}
