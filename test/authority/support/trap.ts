import type { TestApp } from '../../support/app.js';

/** Counts every row that somebody tried to write since it was set. */
export interface Trap {
  attempts(): Promise<number>;
}

/**
 * From now on no row of the database can be written: each attempt is counted, by a sequence that no rollback takes back, and fails.
 * A request that reaches its write was let through; the house stands after it as before, so that every request meets the same house.
 */
export async function setTrap(app: TestApp): Promise<Trap> {
  const owner = app.database.ownerPool(1);
  await owner.query(TRAP);
  return {
    attempts: async () => {
      const { rows } = await owner.query<{ n: string }>(
        'SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS n FROM trap_attempts',
      );
      return Number(rows[0]?.n);
    },
  };
}

const TRAP = `
CREATE SEQUENCE trap_attempts;
CREATE FUNCTION trap() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM nextval('trap_attempts');
  RAISE EXCEPTION 'a row of % would be written', TG_TABLE_NAME;
END $$;
DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition LOOP
    EXECUTE format('CREATE TRIGGER aaa_trap BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION trap()', t.relname);
  END LOOP;
END $$;`;
