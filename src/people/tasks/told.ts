import type { Opened } from '../../engine/case-door.js';
import type { OpenTask } from '../../engine/case-row.js';
import type { HeldTask } from '../../domain/authority/urging.js';

/** An open task in the words of the domain. */
export const held = ({ claimed_by, asked_on, ...task }: OpenTask): HeldTask => ({
  ...task,
  claimedBy: claimed_by,
  askedOn: asked_on,
});

/** Whom a notice about a task is for: the holder, else everyone whose task it is. Never any content (the notifier finds the people). */
export const toHolder = ({ step, unit, role, claimed_by }: OpenTask): object => ({
  tasks: [{ step, unit, role, ...(claimed_by === null ? {} : { claimed_by }) }],
});

export const aboutCase = (notice: string, action: string, actor: string, { row }: Opened): object => ({
  ...{ notice, action, actor, state: row.state, entry: row.entry, unit: row.unit },
});
