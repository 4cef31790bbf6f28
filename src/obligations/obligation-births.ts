import { Injectable } from '@nestjs/common';
import { v5 } from 'uuid';
import { SYSTEM } from '../domain/actor.js';
import { NOTHING_YET, type Expected } from '../domain/obligations/obligation.js';
import type { NamedProject } from '../engine/case-row.js';
import { KindBirths } from '../engine/kind-births.js';
import { Database } from '../platform/database.js';
import { OBLIGATION_KIND } from './obligation-kind.js';

/** Names of obligations (RFC 9562, version 5): the same expectation has the same id in every process. */
const NAMESPACE = '6f0f7f3e-3f0a-4f0e-9b56-0b5f0a0c7a31';

export const obligationId = (key: string): string => v5(key, NAMESPACE);

/** Begins what is expected and not there yet. Two workers that find the same make one: the key is the id. */
@Injectable()
export class ObligationBirths {
  constructor(
    private readonly database: Database,
    private readonly births: KindBirths,
  ) {}

  /** How many were new. */
  async begin(expected: readonly Expected[]): Promise<number> {
    const known = await this.existing(expected.map(({ key }) => obligationId(key)));
    let fresh = 0;
    for (const each of expected) {
      const id = obligationId(each.key);
      if (!known.has(id) && (await this.create(id, each))) fresh += 1;
    }
    return fresh;
  }

  private async create(id: string, { unit, about, from }: Expected): Promise<boolean> {
    const project = about.project === undefined ? null : await this.project(about.project);
    const memory = { drafters: [], obligation: { ...NOTHING_YET, from } };
    const born = await this.births.create({ kind: OBLIGATION_KIND, actor: SYSTEM, unit, about, project, memory, id });
    return born.fresh;
  }

  private async existing(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.database.pool.query<{ id: string }>({
      name: 'obligation.existing',
      text: 'SELECT id FROM workflow_case WHERE id = ANY ($1::uuid[])',
      values: [ids],
    });
    return new Set(rows.map(({ id }) => id));
  }

  private async project(id: string): Promise<NamedProject | null> {
    const { rows } = await this.database.pool.query<NamedProject>({
      name: 'obligation.project',
      text: 'SELECT id, code, name, kind, parties, authorisations FROM project WHERE id = $1',
      values: [id],
    });
    return rows[0] ?? null;
  }
}
