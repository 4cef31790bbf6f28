import { Injectable } from '@nestjs/common';
import { isFilled } from '../domain/items/content.js';
import type { Candidate } from '../domain/obligations/matching.js';
import type { ObligationAbout } from '../domain/obligations/obligation.js';
import { Database } from '../platform/database.js';

/** An obligation that nobody has begun anything for, with an item that could be the one. */
export interface Pair {
  readonly obligation: string;
  readonly about: ObligationAbout;
  readonly item: Candidate;
}

/** An obligation with the item begun for it, as far as the item has come. */
export interface Followed {
  readonly obligation: string;
  readonly state: string;
  readonly about: ObligationAbout;
  /** Null when there is no such item: it was never stored. */
  readonly itemState: string | null;
  /** Published versions, the first one first. */
  readonly versions: readonly { readonly at: string; readonly elements: Readonly<Record<string, unknown>> }[];
}

/** Obligations beside the items they wait for, read from the rows of both. */
@Injectable()
export class FollowedItems {
  constructor(private readonly database: Database) {}

  /** Every open obligation with each item of its entry and unit that answers for no other yet; the oldest obligation, the oldest item first. */
  async pairs(): Promise<readonly Pair[]> {
    const { rows } = await this.database.pool.query<Pair>({ name: 'obligation.pairs', text: PAIRS });
    return rows;
  }

  async followed(): Promise<readonly Followed[]> {
    const { rows } = await this.database.pool.query<Followed>({ name: 'obligation.followed', text: FOLLOWED });
    return rows;
  }
}

/** When it became public with what is owed: the first version that holds it. */
export function fulfilledAt({ about, versions }: Followed): string | null {
  const holding = versions.find(({ elements }) => about.elements.every((id) => isFilled(elements[id])));
  return holding?.at ?? null;
}

const INSTANT = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const PAIRS = `
SELECT o.id AS obligation, o.about, json_build_object('id', i.id, 'project', i.project, 'elements', i.elements, 'dates', i.dates,
  'createdAt', ${INSTANT('c.created_at')}) AS item
FROM workflow_case o
JOIN item i ON i.entry = o.about ->> 'entry' AND (o.about ->> 'project' IS NULL OR i.project = (o.about ->> 'project')::uuid)
JOIN workflow_case c ON c.id = i.id AND c.unit = o.unit AND c.state NOT IN ('work.abandoned', 'work.withheld', 'work.onRequestOnly')
WHERE o.kind = 'obligation' AND o.state IN ('work.expected', 'work.nothingProposed')
  AND (o.about ->> 'project' IS NOT NULL OR o.about ->> 'period' IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM workflow_case t WHERE t.kind = 'obligation' AND t.facts #>> '{obligation,item}' = i.id::text
    AND t.about -> 'elements' = o.about -> 'elements')
ORDER BY coalesce(o.about #>> '{window,from}', ''), o.created_at, o.id, c.created_at, i.id`;

const FOLLOWED = `
SELECT o.id AS obligation, o.state, o.about, c.state AS "itemState",
  coalesce((SELECT json_agg(json_build_object('at', ${INSTANT('v.published_at')}, 'elements', v.content -> 'elements') ORDER BY v.version)
    FROM item_version v WHERE v.item = c.id), '[]') AS versions
FROM workflow_case o LEFT JOIN workflow_case c ON c.id = (o.facts #>> '{obligation,item}')::uuid
WHERE o.kind = 'obligation' AND o.state IN ('work.drafted', 'work.withheld')
ORDER BY o.id`;
