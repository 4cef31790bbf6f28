/** Roles a person holds in a unit. The system acts only through timers and delivery outcomes. */
export const ROLES = [
  'drafter',
  'reviewer',
  'approver',
  'publisher',
  'clerk',
  'head', // 单位负责人: told when the unit is late
  'officer',
  'assessor', // 第三方评估: reads the board and the trail, nothing else
  'administrator',
  'system',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * An absent colleague of the same unit, for whom the person may act today (外出委托). `roles` are the delegated ones that the colleague
 * still holds; they are never the person's own, so that nobody can pass them on.
 */
export interface Delegation {
  readonly id: string;
  readonly account: string;
  readonly person: string;
  readonly roles: readonly Role[];
}

/** Who asks. `unit` is the id of the one unit the person works for; separation of duties compares `account`. */
export interface Actor {
  readonly account: string;
  readonly person: string;
  readonly unit: string;
  readonly roles: readonly Role[];
  /** Valid at the time of the request; absent where there are none. */
  readonly delegations?: readonly Delegation[];
  /** Set once it is decided that the person acts for a colleague: `roles` are then the delegated ones. */
  readonly standingFor?: Delegation;
}

/** The actor of timers and delivery outcomes (invariant 10: the system's acts are recorded as the system's). */
export const SYSTEM: Actor = { account: 'system', person: '系统', unit: 'system', roles: ['system'] };
