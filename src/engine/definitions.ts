import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { readDefinition, type Definition } from '../domain/lifecycle/definition.js';
import { DISCLOSURE } from '../domain/lifecycle/disclosure/registry.js';
import { Database } from '../platform/database.js';
import { projectRoot } from '../platform/project-root.js';

/** Definitions by hash: new cases take the newest, running cases stay on theirs. A bad one stops the start. */
@Injectable()
export class Definitions implements OnModuleInit {
  private readonly known = new Map<string, Definition>();
  readonly disclosure: Definition;

  constructor(private readonly database: Database) {
    const file = join(projectRoot(), 'workflows', 'disclosure.yaml');
    this.disclosure = readDefinition(readFileSync(file, 'utf8'), file, DISCLOSURE);
    this.known.set(this.disclosure.hash, this.disclosure);
  }

  /** Stored under its hash, for ever: the cases that began on it stay on it. */
  async onModuleInit(): Promise<void> {
    const { hash, name, config } = this.disclosure;
    await this.database.pool.query(
      'INSERT INTO definition (hash, name, content) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [hash, name, JSON.stringify(config)],
    );
  }

  /** An older definition, or a newer one that another process stored, is read from the table once. */
  async of(hash: string): Promise<Definition> {
    const known = this.known.get(hash);
    if (known !== undefined) return known;
    const { rows } = await this.database.pool.query<{ name: string; content: unknown }>(
      'SELECT name, content FROM definition WHERE hash = $1',
      [hash],
    );
    const [row] = rows;
    if (row === undefined) throw new Error(`a case runs on definition ${hash}, which is not stored`);
    const definition = readDefinition(JSON.stringify(row.content), `definition ${row.name} ${hash}`, DISCLOSURE);
    this.known.set(hash, definition);
    return definition;
  }
}
