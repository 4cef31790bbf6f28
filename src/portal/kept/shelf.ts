import type { KeptPage } from './kept-page.js';

/** What a page holds beside its bytes: its headers, its place in the map. */
const BESIDE = 2_048;

/** Pages by key, within a number of bytes in all; what was not asked for longest goes first. */
export class Shelf {
  private readonly pages = new Map<string, KeptPage>();
  private bytes = 0;

  /** A page of more than `one` bytes is not taken: it would push out hundreds of others. */
  constructor(
    private readonly all: number,
    private readonly one: number,
  ) {}

  /** Whether nothing but what was put under this very mark stands there; an older page goes. */
  find(key: string, mark: string): KeptPage | null {
    const page = this.pages.get(key);
    if (page === undefined) return null;
    this.remove(key);
    if (page.mark !== mark) return null;
    this.add(key, page);
    return page;
  }

  put(key: string, page: KeptPage): void {
    this.remove(key);
    if (weight(key, page) > this.one) return;
    this.add(key, page);
    for (const oldest of this.pages.keys()) {
      if (this.bytes <= this.all) return;
      this.remove(oldest);
    }
  }

  private add(key: string, page: KeptPage): void {
    this.pages.set(key, page);
    this.bytes += weight(key, page);
  }

  private remove(key: string): void {
    const page = this.pages.get(key);
    if (page !== undefined && this.pages.delete(key)) this.bytes -= weight(key, page);
  }
}

const weight = (key: string, { bytes }: KeptPage): number => bytes.length + 2 * key.length + BESIDE;
