import type { Role } from '../../actor.js';

/** In which unit the person sits, seen from the case; a walker finds a unit and an account for it. */
export type UnitKind = 'own' | 'secrecy' | 'office' | 'supervision' | 'system';

/** One thing somebody may do on a walk through the lifecycle. MARK stands for marking every target. */
export interface Move {
  readonly action: string;
  readonly role: Role;
  readonly unit: UnitKind;
  readonly input: Readonly<Record<string, unknown>>;
}

const own = (role: Role, action: string, input: Move['input'] = {}): Move => ({ action, role, unit: 'own', input });
const at = (unit: UnitKind, role: Role, action: string, input: Move['input'] = {}): Move => ({
  action,
  role,
  unit,
  input,
});

/** Legal ground, explanation and the day to look again, as any jurisdiction's reviewer would give them. */
const nonDisclosure = (ground: string, reviewAgainOn: string): Move['input'] => ({
  ground,
  explanation: '涉及第三方商业秘密，公开会损害其合法权益。',
  reviewAgainOn,
});

const because = { reason: '内容有误，需要核实。' };

/** A text from outside, as the machine registers it; `screened` names the public copy in which nothing was found. */
const received = (mode: string): Move['input'] => ({
  ...{ mode, sender: 'exchange.trading', receivedAt: '2026-03-02T01:30:00.000Z', finds: [] },
});

/** What a walk may need beside the definition: dates seen from the day it is walked, and grounds of the jurisdiction. */
export interface Occasion {
  readonly today: string; // YYYY-MM-DD
  readonly nextYear: string; // YYYY-MM-DD, in the future
  readonly tomorrow: string; // instant in the future
  readonly withholdGround: string;
  readonly restrictGround: string;
}

/** Every move of people and of the clock that leads somewhere new. */
export const movesOf = ({ today, nextYear, tomorrow, withholdGround, restrictGround }: Occasion): readonly Move[] => [
  own('drafter', 'SUBMIT'),
  own('drafter', 'ABANDON', because),
  own('drafter', 'CORRECT', { ...because, kind: 'correction' }),
  own('reviewer', 'MARK'),
  own('reviewer', 'CLEAR'),
  own('reviewer', 'REFER', { question: '拟公开内容是否涉及工作秘密？' }),
  own('reviewer', 'CONSULT', { party: '同江市某某公司', receivedOn: today }),
  own('reviewer', 'RECORD_REPLY', { consent: 'agrees', text: '同意公开。' }),
  own('reviewer', 'WITHHOLD', nonDisclosure(withholdGround, nextYear)),
  own('reviewer', 'RESTRICT', nonDisclosure(restrictGround, nextYear)),
  own('approver', 'WITHHOLD'),
  own('approver', 'RESTRICT'),
  own('approver', 'APPROVE'),
  own('approver', 'REPEAL', because),
  own('publisher', 'PUBLISH'),
  own('publisher', 'SCHEDULE', { at: tomorrow }),
  own('publisher', 'TAKE_DOWN', because),
  at('secrecy', 'officer', 'ADVISE', { advice: '不涉及国家秘密和工作秘密。' }),
  at('office', 'officer', 'HOLD', because),
  at('system', 'system', 'RECEIVE', received('paper')),
  at('system', 'system', 'RECEIVE', { ...received('electronic-exchange'), screened: 'public' }),
  at('system', 'system', 'DELIVERED'),
  at('system', 'system', 'DELIVERY_FAILED'),
  at('system', 'system', 'DISPLAY_TERM_ENDED'),
];
