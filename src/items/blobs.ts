import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';

/**
 * Files live in the database under the SHA-256 of their bytes: one backup holds everything, and every process sees them. The engine
 * keeps them, in the statement that attaches them: a refused upload leaves nothing behind.
 */
@Injectable()
export class Blobs {
  constructor(private readonly database: Database) {}

  async read(sha256: string): Promise<{ content: Buffer; media_type: string } | null> {
    const { rows } = await this.database.pool.query<{ content: Buffer; media_type: string }>({
      name: 'blob.read',
      text: 'SELECT content, media_type FROM blob WHERE sha256 = $1 AND erased_at IS NULL',
      values: [sha256],
    });
    return rows[0] ?? null;
  }
}
