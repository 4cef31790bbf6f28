import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { Audience, Rung } from '../domain/escalation/ladder.js';
import type { CaseRow } from '../engine/case-row.js';

/** Whom the notifier looks up: roles of units, with the role that stands in where nobody holds the first. */
interface AskedRole {
  readonly step: string | null;
  readonly unit: string;
  readonly role: string;
  readonly otherwise?: string;
  readonly claimed_by?: string | null;
}

type Seats = Pick<Jurisdiction, 'office' | 'supervisionOffice'>;
type Case = Pick<CaseRow, 'unit' | 'tasks' | 'memory'>;

/** Who is told a rung, in words of the notifier; a task put off to a later day is nobody's yet. */
export function audienceOf(rung: Rung, row: Case, seats: Seats, today: string): object {
  const tasks = row.tasks.filter(({ not_before }) => not_before === null || not_before <= today);
  const holders = tasks.map(({ step, unit, role, claimed_by }) => ({ step, unit, role, claimed_by }));
  const asked: Record<Audience, readonly AskedRole[]> = {
    holders,
    drafters: [],
    head: [...new Set([row.unit, ...tasks.map(({ unit }) => unit)])].map((unit) => HEAD(unit)),
    office: [{ step: null, unit: seats.office, role: 'officer' }],
    supervision: [{ step: null, unit: seats.supervisionOffice, role: 'officer' }],
  };
  return {
    tasks: rung.to.flatMap((one) => asked[one]),
    ...(rung.to.includes('drafters') ? { drafters: row.memory.drafters } : {}),
  };
}

/** 单位负责人; a unit without one is told through those who approve. */
const HEAD = (unit: string): AskedRole => ({ step: null, unit, role: 'head', otherwise: 'approver' });
