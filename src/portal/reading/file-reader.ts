import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.js';

export interface PublicFile {
  readonly mediaType: string;
  readonly size: number;
  readonly content: Buffer;
}

/** Files by the hash of their bytes: only those that something shown in the window lists, in any version still readable. */
@Injectable()
export class FileReader {
  constructor(private readonly database: Database) {}

  async isPublic(sha256: string): Promise<boolean> {
    const { rowCount } = await this.database.pool.query({
      name: 'window-file-public',
      text: `SELECT 1 FROM publication p JOIN publication_state s ON s.number = p.number
             WHERE p.attachments @> jsonb_build_array(jsonb_build_object('sha256', $1::text))
               AND s.visibility IN ('current', 'repealed') LIMIT 1`,
      values: [sha256],
    });
    return rowCount === 1;
  }

  async read(sha256: string): Promise<PublicFile | null> {
    const { rows } = await this.database.pool.query<PublicFile>({
      name: 'window-file',
      text: `SELECT media_type AS "mediaType", size, content FROM blob WHERE sha256 = $1`,
      values: [sha256],
    });
    return rows[0] ?? null;
  }
}
