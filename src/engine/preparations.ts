import { Injectable } from '@nestjs/common';
import type { Opened } from './case-door.js';

type Input = Readonly<Record<string, unknown>>;
type Prepare = (input: Input, opened: Opened) => Input;

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

  prepare(action: string, input: Input, opened: Opened): Input {
    return this.byAction.get(action)?.(input, opened) ?? input;
  }
}
