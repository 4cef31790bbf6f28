import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';

/** What stands beside the case itself: its publications, deliveries, ended tasks, comments and published versions. */
export interface ItemExtras {
  readonly publications: readonly {
    readonly number: string;
    readonly version: number;
    readonly visibility: string;
    readonly notice: string | null;
    readonly published_at: string;
    readonly change_note: string | null;
    readonly title: string;
    readonly summary: string;
  }[];
  readonly deliveries: readonly {
    readonly id: string;
    readonly channel: string;
    readonly operation: string;
    readonly status: string;
    readonly attempts: number;
    readonly receipt: unknown;
    readonly last_error: string | null;
    readonly next_attempt_at: string;
    readonly settled_at: string | null;
  }[];
  readonly comments: readonly {
    readonly id: string;
    readonly author: string;
    readonly person: string;
    readonly text: string;
    readonly at: string;
  }[];
  readonly versions: readonly {
    readonly version: number;
    readonly content: Readonly<Record<string, unknown>>;
    readonly published_at: string;
  }[];
  readonly path: readonly string[]; // states the case has been in, for the lit diagram
}

@Injectable()
export class ItemQueries {
  constructor(private readonly database: Database) {}

  async extras(id: string): Promise<ItemExtras> {
    const { rows } = await this.database.pool.query<ItemExtras>({ name: 'item.extras', text: EXTRAS, values: [id] });
    const [row] = rows;
    if (row === undefined) throw new Error('a query of sub-selects always answers one row');
    return row;
  }
}

const EXTRAS = `
SELECT
  coalesce((SELECT jsonb_agg(jsonb_build_object('number', p.number, 'version', p.version, 'visibility', s.visibility, 'notice', s.notice,
      'published_at', p.published_at, 'change_note', p.change_note, 'title', p.title,
      'summary', p.summary) ORDER BY p.published_at DESC, p.id DESC)
    FROM publication p JOIN publication_state s ON s.number = p.number WHERE p.case_id = $1), '[]') AS publications,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'channel', d.channel, 'operation', d.operation, 'status', d.status,
      'attempts', d.attempts, 'receipt', d.receipt, 'last_error', d.last_error, 'next_attempt_at', d.next_attempt_at,
      'settled_at', d.settled_at) ORDER BY d.created_at DESC, d.id DESC)
    FROM delivery d WHERE d.case_id = $1), '[]') AS deliveries,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'author', c.author, 'person', a.person, 'text', c.text, 'at', c.at)
      ORDER BY c.at, c.id)
    FROM comment c JOIN account a ON a.id = c.author WHERE c.case_id = $1), '[]') AS comments,
  coalesce((SELECT jsonb_agg(jsonb_build_object('version', v.version, 'content', v.content, 'published_at', v.published_at)
      ORDER BY v.version DESC)
    FROM item_version v WHERE v.item = $1), '[]') AS versions,
  coalesce((SELECT jsonb_agg(DISTINCT state) FROM audit_entry e, unnest(string_to_array(e.to_state, ' ')) AS state
    WHERE e.subject = $1), '[]') AS path`;
