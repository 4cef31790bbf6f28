import type { PlatformAnswer } from './holdings.js';

/** By title: busy the first time only, or never satisfied with it. */
export type Refusals = ReadonlyMap<string, 'once' | 'always'>;

/** A platform has its moods: what it answers before it even looks at the signature. */
export class Refusing {
  private readonly met = new Set<string>();

  constructor(private readonly refusals: Refusals) {}

  /** null: it takes the publication as usual. */
  answer(payload: string): PlatformAnswer | null {
    const title = [...this.refusals.keys()].find((each) => payload.includes(each));
    if (title === undefined) return null;
    if (this.refusals.get(title) === 'always')
      return { status: 422, body: { error: '数据校验未通过：缺少统一交易标识码' } };
    if (this.met.has(title)) return null;
    this.met.add(title);
    return { status: 503, body: { error: '平台例行维护，请稍后重试' } };
  }
}
