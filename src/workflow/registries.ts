import { DISCLOSURE } from '../domain/lifecycle/disclosure/registry.js';
import type { Registry } from '../domain/lifecycle/registry.js';
import { OBLIGATION } from '../domain/obligations/registry.js';

/** The code behind the names of each definition in workflows/, by its file: one without is a fault of the house. */
export const REGISTRIES: Readonly<Record<string, Registry>> = {
  'disclosure.yaml': DISCLOSURE,
  'obligation.yaml': OBLIGATION,
};
