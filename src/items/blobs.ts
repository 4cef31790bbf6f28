import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';

/** Files live in the database under the SHA-256 of their bytes: one backup holds everything, and every process sees them. */
@Injectable()
export class Blobs {
  constructor(private readonly database: Database) {}

  /** Keeps the bytes and answers their hash (hex); the same bytes twice are kept once. */
  async keep(bytes: Buffer, mediaType: string): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.database.pool.query({
      name: 'blob.keep',
      text: 'INSERT INTO blob (sha256, media_type, size, content) VALUES ($1, $2, $3, $4) ON CONFLICT (sha256) DO NOTHING',
      values: [sha256, mediaType, bytes.length, bytes],
    });
    return sha256;
  }

  async read(sha256: string): Promise<{ content: Buffer; media_type: string } | null> {
    const { rows } = await this.database.pool.query<{ content: Buffer; media_type: string }>({
      name: 'blob.read',
      text: 'SELECT content, media_type FROM blob WHERE sha256 = $1',
      values: [sha256],
    });
    return rows[0] ?? null;
  }
}
