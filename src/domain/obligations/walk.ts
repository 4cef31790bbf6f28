import type { Role } from '../actor.js';
import { startOfDay } from '../calendar/dates.js';
import type { Move, Occasion, UnitKind } from '../lifecycle/disclosure/walk.js';

const by = (unit: UnitKind, role: Role, action: string, input: Move['input'] = {}): Move => ({
  ...{ action, role, unit, input },
});

/** Every move of people and of the item that leads an obligation somewhere new. */
export const obligationMoves = ({ today }: Occasion): readonly Move[] => [
  by('own', 'drafter', 'BEGIN', { item: '00000000-0000-7000-8000-000000000000' }),
  by('own', 'drafter', 'DECLARE_NOTHING', { reason: '本期未发生。' }),
  by('own', 'approver', 'CONFIRM_NOTHING'),
  by('system', 'system', 'FULFIL', { at: startOfDay(today) }),
  by('system', 'system', 'ITEM_WITHHELD'),
];
