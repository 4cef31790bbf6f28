import { z } from 'zod';
import { ROLES } from '../../actor.js';

/** The part of XState's config that a definition may use. What a pure step cannot honour is not in it: no invoke, after, history. */
const named = z.union([
  z.string(),
  z.strictObject({ type: z.string(), params: z.record(z.string(), z.unknown()).optional() }),
]);

const transition = z.strictObject({
  target: z.string().optional(),
  guard: named.optional(),
  actions: z.array(named).optional(),
});
const transitions = z.union([transition, z.array(transition).min(1)]);

const actionName = z.string().regex(/^[A-Z]+(_[A-Z]+)*$/, 'an action is written in UPPER_SNAKE_CASE');
const label = { zh: z.string().min(1), en: z.string().min(1) };
const step = z.strictObject({ id: z.string().min(1), ...label });
const role = z.enum(ROLES);
const duty = z.enum(['review', 'approve', 'publish']);
const owner = {
  step: step.optional(),
  role: role.optional(),
  unit: z.string().optional(),
  limit: z.int().positive().optional(),
};

const stateMeta = z.strictObject({
  ...label,
  ...owner,
  duty: duty.optional(),
  notBefore: z.string().optional(),
  first: z.strictObject({ step, role, unit: z.string(), limit: z.int().positive().optional() }).optional(),
  rest: z.literal(true).optional(), // nothing is waited for; what may follow starts something new
  terminal: z.literal(true).optional(), // the end
  timer: actionName.optional(), // waits for the clock
});

const who = z.strictObject({
  role,
  unit: z.string(),
  in: z.string().optional(),
  duty: duty.optional(),
  recorded: z.literal(true).optional(),
});
const action = z.strictObject({
  ...label,
  who: z.array(who).min(1),
  reason: z.literal(true).optional(),
  back: z.literal(true).optional(),
  beside: z.array(z.string()).min(1).optional(),
});

const body = {
  type: z.literal('parallel').optional(),
  initial: z.string().optional(),
  on: z.record(actionName, transitions).optional(),
  always: transitions.optional(),
};
export interface StateConfig {
  readonly type?: 'parallel' | undefined;
  readonly initial?: string | undefined;
  readonly on?: Record<string, TransitionConfig | TransitionConfig[]> | undefined;
  readonly always?: TransitionConfig | TransitionConfig[] | undefined;
  readonly meta: StateMeta;
  readonly states?: Record<string, StateConfig> | undefined;
}

const state: z.ZodType<StateConfig> = z.strictObject({
  ...body,
  meta: stateMeta,
  states: z.lazy(() => z.record(z.string(), state)).optional(),
});

export const machineConfig = z.strictObject({
  ...body,
  id: z.string().min(1),
  meta: z.strictObject({ ...label, main: z.string(), actions: z.record(actionName, action) }),
  states: z.record(z.string(), state),
});

export type StateMeta = z.infer<typeof stateMeta>;
export type MachineConfig = z.infer<typeof machineConfig>;
export type TransitionConfig = z.infer<typeof transition>;
export type NamedConfig = z.infer<typeof named>;
