import { Injectable } from '@nestjs/common';
import type { Opened } from '../engine/case-door.js';
import { ItemTrail } from '../items/item-trail.js';
import type { Locale } from '../platform/i18n.js';

/** The newest lines of an item's trail: who did what just now. */
@Injectable()
export class LatestChange {
  constructor(private readonly trail: ItemTrail) {}

  /** One sentence: `11 月 20 日 15:04 王芳（国土局）修改内容`. */
  async told(opened: Opened, locale: Locale): Promise<string | null> {
    const lines = await this.lines(opened, locale, 1);
    return lines[0]?.sentence ?? null;
  }

  /** Newest first. */
  async lines({ row }: Opened, locale: Locale, count: number) {
    const { lines } = await this.trail.page(row.id, locale, Math.max(0, row.audit_seq - count));
    return lines.slice(-count).reverse();
  }
}
