import type { TestApp } from '../../support/app.js';

/** Which tables' rows were written, and stayed so, since the question before. */
export type Written = () => Promise<readonly string[]>;

/** Every row that anybody writes is noted in the same transaction: what is rolled back leaves no note. */
export async function noteWrites(app: TestApp): Promise<Written> {
  const owner = app.database.ownerPool(1);
  await owner.query(NOTES);
  return async () => {
    const { rows } = await owner.query<{ name: string }>('DELETE FROM written RETURNING name');
    return [...new Set(rows.map(({ name }) => name))].sort();
  };
}

const NOTES = `
CREATE UNLOGGED TABLE written (name text NOT NULL);
CREATE FUNCTION note_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO written VALUES (TG_TABLE_NAME);
  RETURN NULL;
END $$;
DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                                          AND relname <> 'written' LOOP
    EXECUTE format('CREATE TRIGGER zzz_note AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION note_write()', t.relname);
  END LOOP;
END $$;`;
