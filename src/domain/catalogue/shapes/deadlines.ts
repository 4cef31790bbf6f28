import { z } from 'zod';
import { date, id, named, naming, text, words } from './common.js';

const unit = z.enum(['working-day', 'calendar-day', 'clock-hour']);
const days = z.int().positive();
const version = { from: date.exactOptional(), to: date.exactOptional() };

const event = z
  .strictObject({
    id,
    ...naming,
    kind: z.enum(['date', 'instant', 'period']).default('date'),
    /** The question on the form, where the plan's own word is no question. */
    label: text.exactOptional(),
  })
  .transform(named);

const rule = z.strictObject({
  id,
  zh: words,
  type: z.enum(['within', 'not-later-than-before', 'between', 'simultaneous', 'during', 'promptly-after']),
  basis: words,
  n: days.exactOptional(),
  unit: unit.exactOptional(),
  event: id.exactOptional(),
  eventByMode: z.record(id, id).exactOptional(),
  after: id.exactOptional(),
  before: id.exactOptional(),
  fallback: id.exactOptional(),
  when: z.record(words, z.union([words, z.boolean(), z.array(words)])).exactOptional(),
  precondition: z.strictObject({ step: id, max: days, unit, event: id }).exactOptional(),
  /** Applies to any record of any entry whose decision is of that kind, on top of the entry's own rules (A28). */
  overlay: z.boolean().exactOptional(),
  /** What must be done in time; without it, publishing. */
  act: z.enum(['reply', 'opinion']).exactOptional(),
  extension: z.strictObject({ n: days, unit }).exactOptional(),
  pauses: z.array(id).exactOptional(),
  scope: words.exactOptional(),
  reading: words.exactOptional(),
  ...version,
});

const override = z.strictObject({
  id,
  /** An entry, `entry.element`, or `any-penalty`. */
  appliesTo: words,
  zh: words,
  n: days,
  unit,
  direction: z.enum(['after', 'before']).default('after'),
  event: id,
  basis: words,
  /** `verified` binds; `memory` is shown as a warning only (A01). */
  evidence: z.enum(['verified', 'memory']),
  minimumDisplayDays: days.exactOptional(),
  /** What must be done in time; without it, publishing. */
  act: z.literal('withdraw').exactOptional(),
  ...version,
});

const months = z.int().positive();

/** How long what tells of dishonesty is shown, by its grade; a grade that is not published has no months. */
const grade = z
  .strictObject({ id, ...naming, minMonths: months.exactOptional(), maxMonths: months.exactOptional() })
  .transform(named);

/** Counted from the date of the deciding document, of decisions made since `from`. */
const displayGrades = z.strictObject({ from: date, basis: words, grades: z.array(grade).min(1) });

/** How a rule is read for one entry where the plan's words alone do not settle it. */
const reading = z.strictObject({
  ambiguity: z.string().regex(/^A\d{2}$/),
  entry: id,
  rule: id,
  /** Counted from this event instead. */
  event: id.exactOptional(),
  /** The rule cannot bind here: it is shown as a warning, and this rule takes its place. */
  instead: id.exactOptional(),
});

/** deadlines.yaml: the events clocks start from, the plan's rules, and the stricter rules of higher rank. */
export const deadlinesFile = z.strictObject({
  events: z.array(event).min(1),
  rules: z.array(rule).min(1),
  overrides: z.array(override).default([]),
  readings: z.array(reading).default([]),
  displayGrades: displayGrades.exactOptional(),
});

export type DeadlineEvent = z.output<typeof event>;
export type DeadlineRule = z.output<typeof rule>;
export type StatutoryOverride = z.output<typeof override>;
export type DisplayGrades = z.output<typeof displayGrades>;
export type DeadlineReading = z.output<typeof reading>;
