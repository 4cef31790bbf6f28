import { Inject, Injectable } from '@nestjs/common';
import { BAD_CURSOR, NOT_FOUND } from '../access/refused-error.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Actor } from '../domain/actor.js';
import { readScope } from '../domain/authority/read-scope.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { accepted, refused, type Outcome, type Refusal } from '../domain/refusal.js';
import { CaseDoor, NOT_NEEDED, type Opened } from '../engine/case-door.js';
import type { Standing } from '../engine/standing.js';
import { WorkflowEngine, type Advance } from '../engine/workflow-engine.js';
import { fromCursor, toCursor } from '../platform/cursor.js';
import { aboutOf, OBLIGATION_KIND } from './obligation-kind.js';
import { ObligationStore, type ObligationRow } from './obligation-store.js';
import { statesOf, type ObligationQuery } from './schemas.js';

const PAGE = 50;

export interface ObligationPage {
  readonly rows: readonly ObligationRow[];
  readonly next: string | null;
}

/** What is owed and not yet public: listed, acted on, begun. */
@Injectable()
export class Obligations {
  constructor(
    private readonly store: ObligationStore,
    private readonly door: CaseDoor,
    private readonly engine: WorkflowEngine,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  /** Of the actor's unit, for the office of every unit; the earliest end first. */
  async list(actor: Actor, { state, unit, cursor }: ObligationQuery): Promise<Outcome<ObligationPage>> {
    const after = cursor === undefined ? null : placeIn(cursor);
    if (cursor !== undefined && after === null) return refused([BAD_CURSOR]);
    const asked = unit === undefined || unit === '' ? null : unit;
    const filter = { states: statesOf(state), unit: asked, after, limit: PAGE + 1 };
    const found = await this.store.list(readScope(actor, this.jurisdiction), filter);
    const rows = found.slice(0, PAGE);
    const end = found.length > PAGE ? rows.at(-1) : undefined;
    return accepted({ rows, next: end === undefined ? null : toCursor([end.key_at, end.id]) });
  }

  /** Null for those who may not see it, and for what is no obligation. */
  async open(actor: Actor, caseId: string): Promise<Opened | null> {
    const opened = await this.door.open({ actor, caseId, key: NOT_NEEDED });
    return opened?.content === true && opened.row.kind === OBLIGATION_KIND ? opened : null;
  }

  async act(asked: Advance): Promise<Outcome<Standing>> {
    const opened = await this.open(asked.actor, asked.caseId);
    if (opened === null) return refused([NOT_FOUND]);
    const wrong = asked.action === 'BEGIN' ? await this.unfit(opened, asked.input.item) : [];
    return wrong.length > 0 ? refused(wrong) : await this.engine.advance(asked);
  }

  /** An item just begun from an obligation is its item; where it cannot be, the item stands by itself. */
  async begun(actor: Actor, caseId: string, item: string): Promise<Outcome<Standing>> {
    const opened = await this.open(actor, caseId);
    const revision = opened?.row.revision ?? null;
    return await this.act({ actor, caseId, action: 'BEGIN', input: { item }, revision, key: `begin.${item}` });
  }

  /** A person links only an item of the same entry, unit and project that answers for no other. */
  private async unfit({ row }: Opened, item: unknown): Promise<readonly Refusal[]> {
    const found = typeof item === 'string' ? await this.store.item(item) : null;
    const { entry, project } = aboutOf(row);
    const fits =
      found?.entry === entry && found.unit === row.unit && (project === undefined || found.project === project);
    if (!fits) return [{ code: 'item-does-not-answer', kind: 'content', field: 'item' }];
    return found.taken ? [{ code: 'item-answers-for-other', kind: 'content', field: 'item' }] : [];
  }
}

const INSTANT = /^(infinity|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z)$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function placeIn(cursor: string): readonly [string, string] | null {
  const [at = '', id = ''] = fromCursor(cursor, 2) ?? [];
  const real = at === 'infinity' || !Number.isNaN(Date.parse(at));
  return INSTANT.test(at) && real && UUID.test(id) ? [at, id] : null;
}
