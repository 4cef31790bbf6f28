import type { Role } from '../actor.js';
import { startOfDay } from '../calendar/dates.js';
import type { Move, Occasion, UnitKind } from '../lifecycle/disclosure/walk.js';
import { NEW_ORDER, type Order } from './order.js';

const by = (unit: UnitKind, role: Role, action: string, input: Move['input'] = {}): Move => ({
  ...{ action, role, unit, input },
});
const seat = (action: string, input: Move['input'] = {}): Move => by('supervision', 'officer', action, input);
const because = { reason: '期限已过，仍未反馈。' };

/** What a walk begins with: an order that the supervision office has written and not yet issued. */
export const walkedOrder: Order = {
  ...NEW_ORDER,
  ...{ demand: '限期公开。', contact: '督查室', issuer: 'supervision', series: '政督' },
};

/** Every move of people and of the clock that leads somewhere new; the grace is over at once, so that the clock may speak. */
export const orderMoves = ({ today }: Occasion): readonly Move[] => [
  seat('ISSUE', { due: today, circulateFrom: startOfDay(today) }),
  seat('DISMISS', because),
  by('own', 'approver', 'ACKNOWLEDGE'),
  by('own', 'approver', 'BEGIN'),
  by('own', 'drafter', 'ANSWER', { text: '已公开。' }),
  seat('ACCEPT'),
  seat('SEND_BACK', { ...because, due: today }),
  seat('CLOSE'),
  seat('CIRCULATE', because),
  seat('WITHDRAW', because),
  by('system', 'system', 'CIRCULATION_DUE'),
];
