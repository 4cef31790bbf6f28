import { Injectable } from '@nestjs/common';
import type { Clock } from '../domain/deadlines/clock.js';
import type { Facts } from '../domain/lifecycle/facts.js';
import type { Registry } from '../domain/lifecycle/registry.js';
import type { CaseRow } from './case-row.js';

/** A kind of case beside the item: it answers for itself what its facts and clocks are. */
export interface CaseKind {
  readonly name: string; // workflow_case.kind
  readonly file: string; // of workflows/, e.g. supervision.yaml
  readonly registry: Registry;
  /** What guards, authority and effects may look at; `blankFacts` has what only items have. */
  readonly facts: (row: CaseRow) => Facts;
  /** The clocks that run on the case as the row shows it. */
  readonly clocks: (row: CaseRow, now: Date) => readonly Clock[];
  /** How long the ladder keeps silent of a case that has just begun, because something may answer for it already; 0 unless said. */
  readonly silentAtFirstMs?: number;
  /** Units whose people may ever be asked to act. */
  readonly units: (facts: Facts) => readonly string[];
}

/** Feature modules register the kinds they bring in their constructors; the engine never imports them. */
@Injectable()
export class CaseKinds {
  private readonly byName = new Map<string, CaseKind>();

  register(kind: CaseKind): void {
    if (this.byName.has(kind.name)) throw new Error(`two kinds of cases are called ${kind.name}`);
    this.byName.set(kind.name, kind);
  }

  /** Undefined for items, which the engine knows itself. */
  get(name: string): CaseKind | undefined {
    return this.byName.get(name);
  }

  all(): readonly CaseKind[] {
    return [...this.byName.values()];
  }
}
