import type { ScriptItem } from './shape.js';

/** One thing one person does with one item at one time. */
export interface Act {
  readonly at: Date;
  readonly item: ScriptItem;
  /** An account; `system` for what the clock brings about. */
  readonly who: string;
  /** An action of the workflow, or CREATE, ATTACH, EDIT, MARK, COMMENT, CLAIM; of the system CLOCK and DELIVER. */
  readonly what: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export const isSystems = ({ who }: Pick<Act, 'who'>): boolean => who === 'system';
