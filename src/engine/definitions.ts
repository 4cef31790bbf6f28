import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { readDefinition, type Definition } from '../domain/lifecycle/definition.js';
import { DISCLOSURE } from '../domain/lifecycle/disclosure/registry.js';
import type { Registry } from '../domain/lifecycle/registry.js';
import { Database } from '../platform/database.js';
import { projectRoot } from '../platform/project-root.js';
import { CaseKinds } from './case-kinds.js';

/** Definitions by hash: new cases take the newest, running cases stay on theirs. A bad one stops the start. */
@Injectable()
export class Definitions implements OnModuleInit {
  private readonly known = new Map<string, Definition>();
  private readonly newest = new Map<string, Definition>();
  readonly disclosure: Definition;

  constructor(
    private readonly database: Database,
    private readonly kinds: CaseKinds,
  ) {
    this.disclosure = this.fromFile('item', 'disclosure.yaml', DISCLOSURE);
  }

  /** Stored under their hashes, for ever: the cases that began on them stay on them. */
  async onModuleInit(): Promise<void> {
    for (const { name, file, registry } of this.kinds.all()) this.ofKind(name, file, registry);
    for (const { hash, name, config } of this.newest.values()) {
      await this.database.pool.query(
        'INSERT INTO definition (hash, name, content) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [hash, name, JSON.stringify(config)],
      );
    }
  }

  /** The newest definition of a kind of case. */
  named(kind: string): Definition {
    const definition = this.newest.get(kind);
    if (definition !== undefined) return definition;
    const registered = this.kinds.get(kind);
    if (registered === undefined) throw new Error(`no module brings cases of the kind ${kind}`);
    return this.ofKind(registered.name, registered.file, registered.registry);
  }

  all(): readonly Definition[] {
    return [...this.newest.values()];
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
    const newest = this.all().find(({ name }) => name === row.name);
    const registry = newest?.registry ?? DISCLOSURE;
    const text = JSON.stringify(row.content);
    const definition = withRightsOf(newest, readDefinition(text, `definition ${row.name} ${hash}`, registry));
    this.known.set(hash, definition);
    return definition;
  }

  private ofKind(kind: string, file: string, registry: Registry): Definition {
    return this.newest.get(kind) ?? this.fromFile(kind, file, registry);
  }

  private fromFile(kind: string, name: string, registry: Registry): Definition {
    const file = join(projectRoot(), 'workflows', name);
    const definition = readDefinition(readFileSync(file, 'utf8'), file, registry);
    this.known.set(definition.hash, definition);
    this.newest.set(kind, definition);
    return definition;
  }
}

/** Rights beside the machine (reminding, urging, reassigning …) are the house's, not a version's: running cases get them too. */
function withRightsOf(newest: Definition | undefined, older: Definition): Definition {
  const beside = [...(newest?.actions ?? [])].filter(([, { beside: states }]) => states !== null);
  return { ...older, actions: new Map([...older.actions, ...beside]) };
}
