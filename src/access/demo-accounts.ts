import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Database } from '../platform/database.js';
import { SETTINGS } from '../platform/settings.js';
import type { Settings } from '../platform/settings.js';

/** Known to everyone who reads the source: such accounts are for trying out only. */
export const DEMO_PASSWORD = 'gongkai-demo';

/** One line of the list on the sign-in page. */
export interface DemoAccount {
  readonly account: string;
  readonly person: string;
  readonly unit: string;
}

/** Accounts with a well-known password: offered where people try the system out, refused in production. */
@Injectable()
export class DemoAccounts implements OnModuleInit {
  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async offered(): Promise<readonly DemoAccount[]> {
    return this.settings.production ? [] : await this.active(MOST_OFFERED);
  }

  /** Stops a production start while any of them could sign in. */
  async onModuleInit(): Promise<void> {
    if (!this.settings.production) return;
    const some = await this.active(3);
    if (some.length === 0) return;
    throw new Error(
      `NODE_ENV=production refuses demo accounts, and this database has active ones (${some.map(({ account }) => account).join(', ')} …). ` +
        'Use a database without demo data, or close them: UPDATE account SET active = false WHERE demo.',
    );
  }

  private async active(most: number): Promise<readonly DemoAccount[]> {
    const { rows } = await this.database.pool.query<DemoAccount>(ACTIVE, [most]);
    return rows;
  }
}

const MOST_OFFERED = 200;
const ACTIVE = 'SELECT id AS account, person, unit FROM account WHERE active AND demo ORDER BY unit, id LIMIT $1';
