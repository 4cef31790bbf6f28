const WINDOW_MS = 60_000;
const MOST_ADDRESSES = 20_000;

interface Tally {
  times: number;
  readonly until: number;
}

/** How often each address did something within a minute, in the memory of this process. */
export class Tallies {
  private readonly tallies = new Map<string, Tally>();

  constructor(private readonly most: number) {}

  /** null while it may, else the seconds to wait. */
  count(address: string, now: number): number | null {
    const tally = this.tallyOf(address, now);
    tally.times += 1;
    return tally.times <= this.most ? null : Math.ceil((tally.until - now) / 1000);
  }

  private tallyOf(address: string, now: number): Tally {
    const known = this.tallies.get(address);
    if (known !== undefined && known.until > now) return known;
    if (this.tallies.size >= MOST_ADDRESSES) this.forgetOld(now);
    const fresh = { times: 0, until: now + WINDOW_MS };
    this.tallies.set(address, fresh);
    return fresh;
  }

  private forgetOld(now: number): void {
    for (const [address, tally] of this.tallies) if (tally.until <= now) this.tallies.delete(address);
    if (this.tallies.size >= MOST_ADDRESSES) this.tallies.clear();
  }
}
