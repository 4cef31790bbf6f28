import type { Proposal, Step } from '../domain/lifecycle/step.js';
import { newId } from '../platform/ids.js';
import type { NewNotice, TaskWrites } from './writes.js';

/** Who is told what: a notice names the event and the audience, never the content (the notifier finds the people). */
export function notices({ action, actor, facts }: Proposal, step: Step, tasks: TaskWrites): readonly NewNotice[] {
  const common = { action, actor: actor.account, state: step.state, entry: facts.entry, unit: facts.unit };
  const assigned = tasks.open
    .filter((task) => task.not_before === null)
    .map(({ step: name, unit, role }) => ({ step: name, unit, role }));
  const audience = (to: 'drafter' | 'openTasks' | 'waiting' | 'unit') => {
    if (to === 'drafter') return { drafters: step.memory.drafters };
    if (to === 'waiting')
      return { tasks: step.tasks.map(({ step: name, unit, role }) => ({ step: name, unit, role })) };
    return {
      tasks:
        to === 'openTasks'
          ? assigned
          : facts.publishingUnits.map((unit) => ({ step: 'publish', unit, role: 'publisher' })),
    };
  };
  const told = (step.changes.notices ?? []).map(({ kind, to }) => ({
    ...common,
    notice: kind,
    ...audience(to),
  }));
  const assignment =
    assigned.length === 0 || (step.changes.notices ?? []).some(({ to }) => to === 'openTasks')
      ? []
      : [{ ...common, notice: 'task-assigned', tasks: assigned }];
  return [...told, ...assignment].map((payload) => ({ id: newId(), payload }));
}
