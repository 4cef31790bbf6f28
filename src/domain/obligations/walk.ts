import type { Role } from '../actor.js';
import { startOfDay } from '../calendar/dates.js';
import type { Move, Occasion, UnitKind } from '../lifecycle/disclosure/walk.js';

const by = (unit: UnitKind, role: Role, action: string, input: Move['input'] = {}): Move => ({
  ...{ action, role, unit, input },
});
const because = { reason: '本期没有发放。' };

/** Every move of people and of the system that leads somewhere new. */
export const obligationMoves = ({ today }: Occasion): readonly Move[] => [
  by('own', 'drafter', 'BEGIN', { item: 'item' }),
  by('own', 'drafter', 'DECLARE_NOTHING', because),
  by('own', 'approver', 'CONFIRM_NOTHING', because),
  by('own', 'approver', 'RETURN', because),
  by('own', 'drafter', 'REOPEN', because),
  by('system', 'system', 'FULFIL', { at: startOfDay(today) }),
  by('system', 'system', 'REOPEN_EXPECTED'),
  by('system', 'system', 'ITEM_WITHHELD'),
  by('system', 'system', 'ITEM_RESUMED'),
];
