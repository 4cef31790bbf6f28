/** PostgreSQL keeps 63 bytes of a prepared statement's name; two cut names could meet. */
const LONGEST_NAME = 63;

/**
 * Builds one data-modifying statement from parts, each a CTE that hangs on the guarded update `c`: when the guard has moved, `c` is
 * empty and nothing is written. The statement's name is made of its parts' names, so every combination is prepared once a connection.
 */
export class Statement {
  private readonly names: string[] = [];
  private readonly parts: string[] = [];
  private readonly values: unknown[] = [];

  /** `sql` writes its values as `$name`; they become numbered parameters. */
  with(name: string, sql: string, values: Readonly<Record<string, unknown>> = {}): this {
    const numbered = new Map(Object.entries(values).map(([key, value]) => [key, this.values.push(value)] as const));
    const text = sql.replace(/\$([a-z]\w*)/gi, (whole, key: string) => {
      const index = numbered.get(key);
      if (index === undefined) throw new Error(`statement part ${name} names ${whole}, which has no value`);
      return `$${String(index)}`;
    });
    this.names.push(name);
    this.parts.push(`${name} AS (${text})`);
    return this;
  }

  /** The query ends by counting the guarded row: 1 when written, 0 when the guard had moved. */
  query(kind: string): { name: string; text: string; values: unknown[] } {
    const name = `${kind}:${this.names.join('.')}`;
    if (name.length > LONGEST_NAME) throw new Error(`PostgreSQL would cut the statement's name: ${name}`);
    return {
      name,
      text: `WITH ${this.parts.join(',\n')}\nSELECT count(*)::int AS written FROM c`,
      values: this.values,
    };
  }
}
