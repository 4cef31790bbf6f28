import { createActor, type AnyActorScope, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import type { ActionEvent } from './machine-guards.js';

export interface ReturnedAction {
  readonly type: string;
  readonly params: unknown;
}

/**
 * XState's own `transition` makes an actor at every call only to have a place for child actors, at a quarter of the cost of the whole
 * step. No definition can have children (check/shape.ts), so one such place for each machine does; steps are synchronous and never meet.
 */
export function transition(
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: ActionEvent,
): [AnyMachineSnapshot, readonly ReturnedAction[]] {
  const actions: ReturnedAction[] = [];
  const scope = { ...scopeOf(machine), actionExecutor: (action: ReturnedAction) => actions.push(action) };
  return [machine.transition(snapshot, event, scope) as AnyMachineSnapshot, actions];
}

const SCOPES = new WeakMap<AnyStateMachine, AnyActorScope>();

function scopeOf(machine: AnyStateMachine): AnyActorScope {
  const known = SCOPES.get(machine);
  if (known !== undefined) return known;
  const self = createActor(machine);
  const nothing = (): void => undefined;
  const scope = {
    ...{ self, system: self.system, id: '', sessionId: '' },
    ...{ logger: nothing, defer: nothing, emit: nothing, stopChild: nothing, actionExecutor: nothing },
  };
  SCOPES.set(machine, scope);
  return scope;
}
