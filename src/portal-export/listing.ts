import { fromCursor, toCursor } from '../platform/cursor.js';
import type { ShownRow } from './snapshot.js';

export interface ListPage {
  readonly nth: number;
  readonly cursor: string;
  readonly rows: readonly ShownRow[];
}

/**
 * A list of the window cut into pages that stay: the first has the newest, as the server shows it; the others are full and counted from
 * the oldest, so that something new changes the first page only. The second may repeat what is on the first; nothing is left out.
 */
export class Listing {
  readonly first: readonly ShownRow[];
  private readonly indexes: ReadonlyMap<string, number>;

  constructor(
    /** Newest first. */
    readonly rows: readonly ShownRow[],
    private readonly size: number,
  ) {
    this.first = rows.slice(0, size);
    this.indexes = new Map(rows.map(({ number }, index) => [number, index]));
  }

  get total(): number {
    return this.rows.length;
  }

  /** The pages beyond the first. */
  *later(): Generator<ListPage> {
    const { rows, size } = this;
    for (let nth = this.pageOf(size) ?? 0; nth >= 1; nth -= 1) {
      const start = rows.length - nth * size;
      const before = rows[start - 1];
      if (before === undefined) throw new Error(`page ${nth} of ${rows.length} rows would be the first`);
      yield { nth, cursor: toCursor([before.at, before.number]), rows: rows.slice(start, start + size) };
    }
  }

  /** The page that goes on after a cursor of ours. */
  after(cursor: string): number | null {
    const index = this.indexes.get(fromCursor(cursor, 2)?.[1] ?? '');
    return index === undefined ? null : this.pageOf(index + 1);
  }

  /** The page that has the row at an index, counted from the oldest. */
  private pageOf(index: number): number | null {
    const age = this.rows.length - 1 - index;
    return age < 0 ? null : Math.floor(age / this.size) + 1;
  }
}
