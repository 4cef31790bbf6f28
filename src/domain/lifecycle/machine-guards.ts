import type { Jurisdiction } from '../catalogue/jurisdiction.js';
import type { Registry } from './registry.js';
import type { Proposal } from './step.js';

/** The event XState sees: the action's name, and all that a pure guard may look at. */
export interface ActionEvent {
  readonly type: string;
  readonly proposal: Proposal;
  readonly jurisdiction: Jurisdiction;
}

/** A guard of the domain answers with reasons; for XState it passes when there are none. */
export function guardsOf(registry: Registry): Record<string, (args: { event: unknown }, params: unknown) => boolean> {
  return Object.fromEntries(
    Object.entries(registry.guards).map(([name, guard]) => [
      name,
      ({ event }: { event: unknown }, params: unknown) => {
        const { proposal, jurisdiction } = event as ActionEvent;
        return guard(proposal, (params ?? {}) as Readonly<Record<string, unknown>>, jurisdiction).length === 0;
      },
    ]),
  );
}
