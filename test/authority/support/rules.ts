import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '../../../src/domain/yaml.js';

/** One line of rules.yaml: which routes, what they do, and who may. */
export interface Rule {
  readonly route: readonly string[];
  readonly does: string;
  readonly may: readonly string[];
  /** What the others who are signed in are told; `known`: 403 to who may know of the item, 404 to everybody else; a group's name: the same of it. */
  readonly others: 403 | 404 | 401 | string;
  /** What those are told who are not signed in, where it is not 401. */
  readonly guests?: number;
  /** For actions of a case: the name that stands for `:action`. */
  readonly action?: string;
  /** Asked in these states only. */
  readonly states?: readonly string[];
  readonly area: string;
}

interface Written {
  readonly route?: string | readonly string[];
  readonly does: string;
  readonly may: string;
  readonly others?: Rule['others'];
  readonly guests?: number;
  readonly action?: string;
  readonly states?: string;
}
interface Area {
  readonly area: string;
  readonly route?: readonly string[];
  readonly rules: readonly Written[];
}

export const RULES_FILE = join(__dirname, '../rules.yaml');

/** The rules as written, one after the other. */
export function readRules(): Rule[] {
  const areas = readYaml(readFileSync(RULES_FILE, 'utf8')) as readonly Area[];
  return areas.flatMap(({ area, route: common, rules }) =>
    rules.map(({ route = common ?? [], may, states, others, ...rule }) => ({
      ...{ ...rule, area, route: typeof route === 'string' ? [route] : route, may: words(may) },
      others: others ?? (common !== undefined || String(route).includes('/items/:id') ? 'known' : 404),
      ...(states === undefined ? {} : { states: words(states) }),
    })),
  );
}

const words = (line: string): string[] => line.split(' ').filter((word) => word !== '');
