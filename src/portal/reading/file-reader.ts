import { Injectable } from '@nestjs/common';
import { PublicReads } from '../../replica/public-reads.js';

export interface PublicFile {
  readonly mediaType: string;
  readonly size: number;
  readonly content: Buffer;
}

/** Files by the hash of their bytes: only those that something shown in the window lists, in any version still readable. */
@Injectable()
export class FileReader {
  constructor(private readonly reads: PublicReads) {}

  async isPublic(sha256: string): Promise<boolean> {
    const found = await this.reads.find({
      name: 'window-file-public',
      text: `SELECT 1 FROM publication p JOIN publication_state s ON s.number = p.number
             WHERE p.attachments @> jsonb_build_array(jsonb_build_object('sha256', $1::text))
               AND s.visibility IN ('current', 'repealed') LIMIT 1`,
      values: [sha256],
    });
    return found !== null;
  }

  async read(sha256: string): Promise<PublicFile | null> {
    return await this.reads.find<PublicFile>({
      name: 'window-file',
      text: `SELECT media_type AS "mediaType", size, content FROM blob WHERE sha256 = $1`,
      values: [sha256],
    });
  }
}
