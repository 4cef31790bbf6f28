import { DISCLOSURE } from '../domain/lifecycle/disclosure/registry.js';
import type { Registry } from '../domain/lifecycle/registry.js';
import { OBLIGATION } from '../domain/obligations/registry.js';
import { SUPERVISION } from '../domain/supervision/registry.js';

/** The code behind each file of `workflows/`, by its name without ending. */
export const REGISTRIES: Readonly<Record<string, Registry>> = {
  disclosure: DISCLOSURE,
  obligation: OBLIGATION,
  supervision: SUPERVISION,
};
