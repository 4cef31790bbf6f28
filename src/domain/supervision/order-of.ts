import type { Facts } from '../lifecycle/facts.js';
import type { Order } from './order.js';

/** The order a case is about; a case of another kind on this definition is a fault. */
export function orderOf({ case: id, memory }: Facts): Order {
  if (memory.order === undefined) throw new Error(`case ${id} runs as a supervision order and remembers none`);
  return memory.order;
}
