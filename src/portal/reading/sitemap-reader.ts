import { Injectable } from '@nestjs/common';
import { PublicReads } from '../../replica/public-reads.js';

export interface SitemapRow {
  readonly number: string;
  readonly publishedAt: Date;
}

/** The most addresses one file may hold (sitemaps.org protocol). */
export const SITEMAP_SIZE = 50_000;

/** Everything shown, oldest first, so that full pages never change; each page begins after the last key of the one before. */
@Injectable()
export class SitemapReader {
  constructor(private readonly reads: PublicReads) {}

  /** The first key of every page. */
  async starts(size: number): Promise<readonly string[]> {
    const { rows } = await this.reads.query<{ number: string }>({
      name: 'window-sitemap-starts',
      text: `SELECT number FROM (
               SELECT s.number, row_number() OVER (ORDER BY s.published_at, s.number) - 1 AS place
               FROM publication_state s WHERE s.visibility IN ('current', 'repealed')) ordered
             WHERE place % $1 = 0 ORDER BY place`,
      values: [size],
    });
    return rows.map((row) => row.number);
  }

  async from(start: string, size: number): Promise<readonly SitemapRow[]> {
    const { rows } = await this.reads.query<SitemapRow>({
      name: 'window-sitemap',
      text: `SELECT s.number, s.published_at AS "publishedAt" FROM publication_state s
             WHERE s.visibility IN ('current', 'repealed')
               AND (s.published_at, s.number) >= (SELECT published_at, number FROM publication_state WHERE number = $1)
             ORDER BY s.published_at, s.number LIMIT $2`,
      values: [start, size],
    });
    return rows;
  }
}
