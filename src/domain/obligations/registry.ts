import { UNIT_RULES } from '../lifecycle/disclosure/unit-rules.js';
import type { Registry } from '../lifecycle/registry.js';
import {
  confirmNothing,
  declareNothing,
  forgetNothing,
  fulfil,
  linkItem,
  noteDates,
  proposeNothing,
  unlinkItem,
} from './effects.js';
import { datesFit, itemNamed, publishedAtGiven, reasonGiven } from './guards.js';

const { responsible, acting, involved, office, supervision, system } = UNIT_RULES;

/** The names workflows/obligation.yaml may use. */
export const OBLIGATION: Registry = {
  guards: { datesFit, itemNamed, publishedAtGiven, reasonGiven },
  effects: {
    ...{ linkItem, unlinkItem, noteDates, fulfil },
    ...{ proposeNothing, confirmNothing, declareNothing, forgetNothing },
  },
  unitRules: { responsible, acting, involved, office, supervision, system },
  dateRules: { formed: ({ memory }) => memory.obligation?.from ?? null },
};
