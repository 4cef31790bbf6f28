import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { SETTINGS } from '../platform/settings.js';
import type { Settings } from '../platform/settings.js';
import { AccountDirectory } from './account-directory.js';
import type { Account, Credentials } from './account-directory.js';
import { passwordFits } from './password.js';
import type { Reason } from './problem.js';
import { SessionStore } from './session-store.js';
import { SignInLimit } from './sign-in-limit.js';

export interface Claim {
  readonly account: string;
  readonly password: string;
  readonly address: string;
  /** The session the browser came with: it ends, whoever's it was. */
  readonly previous: string | null;
}

export type SignedIn =
  | { readonly ok: true; readonly account: Account; readonly secret: string }
  | { readonly ok: false; readonly reason: Reason; readonly headers: Record<string, string> };

/** Proves who someone is. What is wrong with a claim is not told apart: unknown, closed and mistyped look alike and take as long. */
@Injectable()
export class SignIn {
  private readonly limit = new SignInLimit();

  constructor(
    private readonly directory: AccountDirectory,
    private readonly sessions: SessionStore,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async open(claim: Claim): Promise<SignedIn> {
    const { account, address, previous } = claim;
    const wait = this.limit.attempt(account, address, this.clock.now());
    if (wait !== null) return tooOften(wait);
    const proven = await this.prove(claim);
    if (proven === null) return { ok: false, reason: WRONG, headers: {} };
    this.limit.succeeded(account, address);
    if (proven.demo && this.settings.production) return { ok: false, reason: DEMO_REFUSED, headers: {} };
    return { ok: true, account: proven, secret: await this.sessions.open(account, previous, this.clock.now()) };
  }

  private async prove({ account, password }: Claim): Promise<Credentials | null> {
    const known = await this.directory.credentials(account);
    const usable = known?.active === true ? known : null;
    return (await passwordFits(usable?.passwordHash ?? null, password)) ? usable : null;
  }
}

const WRONG: Reason = { code: 'sign-in-wrong', kind: 'unauthenticated' };
const DEMO_REFUSED: Reason = { code: 'demo-account-refused', kind: 'authority' };

function tooOften(seconds: number): SignedIn {
  const reason: Reason = { code: 'sign-in-too-often', kind: 'too-often', params: { minutes: Math.ceil(seconds / 60) } };
  return { ok: false, reason, headers: { 'retry-after': String(seconds) } };
}
