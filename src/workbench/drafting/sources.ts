import { Injectable } from '@nestjs/common';
import type { Element, Entry } from '../../domain/catalogue/jurisdiction.js';
import type { PublicElement } from '../../domain/catalogue/element-values.js';
import { isFilled } from '../../domain/items/content.js';
import type { Actor } from '../../domain/actor.js';
import { ItemViews } from '../../items/item-view.js';
import { Database } from '../../platform/database.js';
import { elementPairs, flattened } from '../form/flatten.js';
import { Ground } from '../ground.js';
import type { Typed } from '../typed.js';

export interface EarlierItem {
  readonly id: string;
  readonly title: string;
  readonly created_at: Date;
}

interface ProjectData {
  readonly entry: string;
  readonly elements: Readonly<Record<string, unknown>> | null;
  readonly body: readonly PublicElement[] | null;
}

/** Where a new item can take its data from: earlier items of the same entry, and what its project has said already. */
@Injectable()
export class Sources {
  constructor(
    private readonly database: Database,
    private readonly views: ItemViews,
    private readonly ground: Ground,
  ) {}

  /** A copy of an item the person may see: what belongs to that one alone - its dates - stays behind. */
  async ofItem(actor: Actor, id: string, entry: Entry): Promise<{ typed: Typed; project: string | null } | null> {
    const found = await this.views.of(actor, id);
    if (!found.ok || found.value.opened.row.entry !== entry.id) return null;
    const { row } = found.value.opened;
    const { title, summary, elements, extra } = row;
    const typed = flattened(entry, { title, summary, elements, extra, dates: {} }, row.memory.countersigners);
    return { typed, project: row.project?.id ?? null };
  }

  /** The unit's latest items of the entry. */
  async earlier(entry: string, unit: string): Promise<readonly EarlierItem[]> {
    const { rows } = await this.database.pool.query<EarlierItem>({
      name: 'workbench.earlier',
      text: EARLIER,
      values: [unit, entry],
    });
    return rows;
  }

  /** Values for the entry's elements from the project, newest first: own items as written, others' as they are public. */
  async ofProject(entry: Entry, project: string, unit: string): Promise<Typed> {
    const { rows } = await this.database.pool.query<ProjectData>({
      name: 'workbench.project-data',
      text: PROJECT_DATA,
      values: [project, unit],
    });
    const known = rows.flatMap((row) => valuesOf(row, this.ground.entry(row.entry)));
    const pairs = entry.elements.flatMap((element) => {
      const match = known.find((one) => sameElement(one.element, element));
      return match === undefined ? [] : elementPairs(element, match.value);
    });
    return new Map(pairs.map(([name, value]) => [name, [value]]));
  }
}

interface Known {
  readonly element: Pick<Element, 'id' | 'name' | 'kind'>;
  readonly value: unknown;
}

function valuesOf({ elements, body }: ProjectData, entry: Entry | null): Known[] {
  if (elements !== null)
    return (entry?.elements ?? [])
      .map((element) => ({ element, value: elements[element.id] }))
      .filter(({ value }) => isFilled(value));
  return (body ?? [])
    .filter(({ masked, withheld }) => !masked && !withheld)
    .map(({ id, label, kind, value }) => ({ element: { id, name: label, kind }, value }));
}

/** The same thing under the same id, or under the same Chinese name in another entry. */
const sameElement = (one: Known['element'], other: Element): boolean =>
  one.kind === other.kind && (one.id === other.id || one.name.zh === other.name.zh);

const EARLIER = `
SELECT c.id, i.shown_title AS title, c.created_at FROM workflow_case c JOIN item i ON i.id = c.id
WHERE c.unit = $1 AND i.entry = $2 AND c.state <> 'work.abandoned' ORDER BY c.updated_at DESC, c.id DESC LIMIT 6`;

const PROJECT_DATA = `
SELECT i.entry, CASE WHEN c.unit = $2 THEN i.elements END AS elements, CASE WHEN c.unit <> $2 THEN p.body END AS body
FROM item i JOIN workflow_case c ON c.id = i.id
LEFT JOIN publication_state s ON s.number = i.number AND s.visibility = 'current'
LEFT JOIN publication p ON p.id = s.publication
WHERE i.project = $1 AND c.state <> 'work.abandoned' AND (c.unit = $2 OR p.id IS NOT NULL)
ORDER BY c.updated_at DESC, c.id DESC LIMIT 50`;
