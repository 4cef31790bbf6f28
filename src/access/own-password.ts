import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Database } from '../platform/database.js';
import { hashPassword, judgePassword } from './password.js';
import type { Reason } from './problem.js';
import { secretHash } from './secret.js';
import { presentedSession } from './session-cookies.js';
import { SignIn } from './sign-in.js';

export interface PasswordChange {
  readonly current: string;
  readonly password: string;
}

/** A person's own password: the present one is asked for again, and every other session of the account ends. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly signIn: SignIn,
    private readonly database: Database,
  ) {}

  /** The reasons why not; none when it is changed. */
  async change(
    request: FastifyRequest,
    account: string,
    { current, password }: PasswordChange,
  ): Promise<readonly Reason[]> {
    const weak = judgePassword(password);
    if (weak.length > 0) return weak;
    const proven = await this.signIn.prove({ account, password: current, address: request.ip });
    if (!proven.ok) return [proven.reason];
    const kept = presentedSession(request);
    await this.database.pool.query(CHANGE, [
      account,
      await hashPassword(password),
      kept === null ? null : secretHash(kept),
    ]);
    return [];
  }
}

const CHANGE = `
WITH ended AS (DELETE FROM session WHERE account = $1 AND id_hash IS DISTINCT FROM $3)
UPDATE account SET password_hash = $2 WHERE id = $1`;
