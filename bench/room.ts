import { Client, type Pool } from 'pg';
import { migrate } from '../src/database/migrate.js';
import { Database } from '../src/platform/database.js';
import { openPool, type House } from './house.js';

/** One more database on the house's server, with its schema: the same lists can be measured at several sizes turn by turn. */
export interface Room {
  readonly database: Database;
  readonly owner: Pool;
  readonly url: string;
  readonly ownerUrl: string;
  readonly close: () => Promise<void>;
}

export async function openRoom(house: House, name: string): Promise<Room> {
  const [url, ownerUrl] = [await makeDatabase(house, name), databaseOf(house.ownerUrl, name)];
  await migrate(ownerUrl);
  const [pool, owner] = [openPool(url, 4), openPool(ownerUrl, 2)];
  return {
    ...{ database: new Database(pool), owner, url, ownerUrl },
    close: async () => {
      await Promise.all([pool.end(), owner.end()]);
    },
  };
}

/** A new database without any schema; the address the application would use. */
export async function makeDatabase(house: House, name: string): Promise<string> {
  const client = new Client({ connectionString: house.ownerUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  await client.end();
  return databaseOf(house.url, name);
}

export const databaseOf = (url: string, name: string): string => url.replace(/\/\/\/[^?]+/, `///${name}`);
