import { Injectable } from '@nestjs/common';
import type { Definition } from '../../domain/lifecycle/rules.js';
import { CaseKinds } from '../../engine/case-kinds.js';
import { Definitions } from '../../engine/definitions.js';
import { Database } from '../../platform/database.js';
import { estimates, type PaceOf, type StepEstimate } from './estimate.js';
import { ALL_UNITS } from './pace-job.js';

/** What cases in one state of one unit still need: the step at hand, and those after it. Working days. */
export interface Need {
  readonly kind: string;
  readonly unit: string;
  readonly state: string;
  readonly current: number;
  readonly rest: number;
}

/** A duty nobody has drafted for has all steps of an item before it, drafting included. */
const NOT_BEGUN = 'obligation';

/** The paces as the job last computed them, and what they mean for cases of every kind. */
@Injectable()
export class Paces {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly kinds: CaseKinds,
  ) {}

  async read(): Promise<PaceOf> {
    const { rows } = await this.database.pool.query<{ unit: string; step: string; median: number; sample: number }>(
      'SELECT unit, step, median, sample FROM step_pace',
    );
    const known = new Map(rows.map((row) => [`${row.unit} ${row.step}`, row]));
    return (unit, step) => known.get(`${unit ?? ALL_UNITS} ${step}`);
  }

  estimates(kind: string, state: string, unit: string, paceOf: PaceOf): StepEstimate[] {
    if (kind === NOT_BEGUN) return estimates(this.definitions.disclosure, 'work.drafting', unit, paceOf);
    const definition = this.definitionOf(kind);
    return definition === null ? [] : estimates(definition, state, unit, paceOf);
  }

  /** A kind whose module is not there any more has no steps. */
  private definitionOf(kind: string): Definition | null {
    if (kind === 'item') return this.definitions.disclosure;
    return this.kinds.get(kind) === undefined ? null : this.definitions.named(kind);
  }

  /** For each kind, state and unit in which open cases may be. */
  needs(kindsAndStates: readonly { kind: string; state: string; unit: string }[], paceOf: PaceOf): Need[] {
    return kindsAndStates.map(({ kind, state, unit }) => {
      const [current, ...rest] = this.estimates(kind, state, unit, paceOf);
      return { kind, state, unit, current: current?.days ?? 0, rest: rest.reduce((sum, { days }) => sum + days, 0) };
    });
  }
}
