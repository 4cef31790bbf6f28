import type { Registry } from '../lifecycle/registry.js';
import { answer, arrange, circulate, close, endTimers, issue, sendBack, wait } from './effects.js';
import { answerable, circulable, issuable, notOwn, postponable, returnable, unanswered } from './guards.js';
import { UNIT_RULES } from './unit-rules.js';

/** The names workflows/supervision.yaml may use. */
export const SUPERVISION: Registry = {
  guards: { answerable, circulable, issuable, notOwn, postponable, returnable, unanswered },
  effects: { answer, arrange, circulate, close, endTimers, issue, sendBack, wait },
  unitRules: UNIT_RULES,
  dateRules: {},
};
