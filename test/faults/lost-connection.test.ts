import { appDataSource, poolOf } from '../../src/database/data-source.js';
import { freshDatabase } from '../support/database.js';

test('a connection that is lost in the middle of a transaction fails its next statement and ends no process', async () => {
  const database = await freshDatabase();
  const source = await appDataSource(database.url, 2, () => undefined).initialize();
  const lent = await poolOf(source).connect();
  const { rows } = await lent.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const ended = new Promise((resolve) => lent.once('end', resolve));
  await database.ownerPool().query('SELECT pg_terminate_backend($1)', [rows[0]!.pid]);
  await ended;
  await expect(lent.query('SELECT 1')).rejects.toThrow();
  lent.release(true);
  await source.destroy();
  await database.drop();
});
