import { Injectable } from '@nestjs/common';

type Prepare = (input: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/**
 * Features complete the input of an action by name before the pure decision - a date computed on the calendar, for instance -
 * because guards and effects may not look anything up.
 */
@Injectable()
export class Preparations {
  private readonly byAction = new Map<string, Prepare>();

  register(action: string, prepare: Prepare): void {
    if (this.byAction.has(action)) throw new Error(`the input of ${action} is prepared twice`);
    this.byAction.set(action, prepare);
  }

  prepare(action: string, input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    return this.byAction.get(action)?.(input) ?? input;
  }
}
