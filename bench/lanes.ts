import { preparedItem, type Standpoint } from './cycle.js';
import type { House } from './house.js';

/** One action in a lane; lanes share no item. */
export type Act = (lane: number, atOnce: number) => Promise<void>;

/** Many items under way; each lane takes its own in turn and moves it one step on. */
export async function lanes(house: House, count: number, step: (item: Standpoint) => Promise<void>): Promise<Act> {
  const items: Standpoint[] = [];
  for (let from = 0; from < count; from += 16) {
    const some = Array.from({ length: Math.min(count, 16) }, async (_, n) => await preparedItem(house, from + n));
    items.push(...(await Promise.all(some)));
  }
  const acted = new Map<number, number>();
  return async (lane, atOnce) => {
    const nth = acted.get(lane) ?? 0;
    acted.set(lane, nth + 1);
    const item = items[(nth * atOnce + lane) % count]!;
    await step(item);
    item.turn += 1;
  };
}
