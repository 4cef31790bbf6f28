/** PostgreSQL keeps 63 bytes of a prepared statement's name; two cut names could meet. */
const LONGEST_NAME = 63;

type Values = Readonly<Record<string, unknown>>;

interface Part {
  readonly name: string;
  readonly sql: string;
  readonly values: Values;
}

/** The text of a combination of parts and, for each part, which of its values go with it, in the text's order. */
interface Compiled {
  readonly text: string;
  readonly parts: readonly { readonly sql: string; readonly keys: readonly string[] }[];
}

/** A combination has always the same text, so it is put together once a process. There are as many as ways an action can end. */
const COMPILED = new Map<string, Compiled>();

/**
 * Builds one data-modifying statement from parts, each a CTE that hangs on the guarded update `c`: when the guard has moved, `c` is
 * empty and nothing is written. The statement's name is made of its parts' names, so every combination is prepared once a connection.
 */
export class Statement {
  private readonly parts: Part[] = [];

  /** `sql` writes its values as `$name`; they become numbered parameters. */
  with(name: string, sql: string, values: Values = {}): this {
    this.parts.push({ name, sql, values });
    return this;
  }

  /** The query ends by counting the guarded row: 1 when written, 0 when the guard had moved. */
  query(kind: string): { name: string; text: string; values: unknown[] } {
    const name = `${kind}:${this.parts.map((part) => part.name).join('.')}`;
    const { text, parts } = this.compiled(name);
    return { name, text, values: this.parts.flatMap(({ values }, nth) => valuesOf(values, parts[nth]?.keys ?? [])) };
  }

  private compiled(name: string): Compiled {
    const known = COMPILED.get(name);
    if (known?.parts.every(({ sql }, nth) => sql === this.parts[nth]?.sql) === true) return known;
    if (known !== undefined) throw new Error(`two statements are called ${name}`);
    const fresh = compile(name, this.parts);
    COMPILED.set(name, fresh);
    return fresh;
  }
}

function compile(name: string, parts: readonly Part[]): Compiled {
  if (name.length > LONGEST_NAME) throw new Error(`PostgreSQL would cut the statement's name: ${name}`);
  let placed = 0;
  const texts: string[] = [];
  const compiled = parts.map(({ name: part, sql, values }) => {
    const keys = Object.keys(values);
    const text = sql.replace(/\$([a-z]\w*)/gi, (whole, key: string) => {
      const at = keys.indexOf(key);
      if (at < 0) throw new Error(`statement part ${part} names ${whole}, which has no value`);
      return `$${String(placed + at + 1)}`;
    });
    placed += keys.length;
    texts.push(`${part} AS (${text})`);
    return { sql, keys };
  });
  return { text: `WITH ${texts.join(',\n')}\nSELECT count(*)::int AS written FROM c`, parts: compiled };
}

/** Instants go as ISO text: `pg` would format each in the local time zone, at many times the cost. */
function valuesOf(values: Values, keys: readonly string[]): unknown[] {
  return keys.map((key) => {
    const value = values[key];
    return value instanceof Date ? value.toISOString() : value;
  });
}
