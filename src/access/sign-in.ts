import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { SETTINGS } from '../platform/settings.js';
import type { Settings } from '../platform/settings.js';
import { AccountDirectory } from './account-directory.js';
import type { Account } from './account-directory.js';
import { passwordFits } from './password.js';
import type { Reason } from './problem.js';
import { SessionStore } from './session-store.js';
import { SignInLimit } from './sign-in-limit.js';

export interface Claim {
  readonly account: string;
  readonly password: string;
  readonly address: string;
}

export interface Refused {
  readonly ok: false;
  readonly reason: Reason;
  readonly headers: Readonly<Record<string, string>>;
}
export type Proven = { readonly ok: true; readonly account: Account } | Refused;
export type SignedIn = { readonly ok: true; readonly account: Account; readonly secret: string } | Refused;

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

  /** Opens a session; the one the browser came with ends, whoever's it was. */
  async open(claim: Claim, previous: string | null): Promise<SignedIn> {
    const proven = await this.prove(claim);
    if (!proven.ok) return proven;
    const { account } = proven;
    return { ok: true, account, secret: await this.sessions.open(account.account, previous, this.clock.now()) };
  }

  async prove({ account, password, address }: Claim): Promise<Proven> {
    const wait = this.limit.attempt(account, address, this.clock.now());
    if (wait !== null) return tooOften(wait);
    const known = await this.directory.credentials(account);
    const usable = known?.active === true ? known : null;
    const fits = await passwordFits(usable?.passwordHash ?? null, password);
    if (usable === null || !fits) return refusedFor(WRONG);
    this.limit.succeeded(account, address);
    return usable.demo && this.settings.production ? refusedFor(DEMO_REFUSED) : { ok: true, account: usable };
  }
}

const WRONG: Reason = { code: 'sign-in-wrong', kind: 'unauthenticated' };
const DEMO_REFUSED: Reason = { code: 'demo-account-refused', kind: 'authority' };

const refusedFor = (reason: Reason, headers = {}): Refused => ({ ok: false, reason, headers });

function tooOften(seconds: number): Refused {
  const params = { minutes: Math.ceil(seconds / 60) };
  return refusedFor({ code: 'sign-in-too-often', kind: 'too-often', params }, { 'retry-after': String(seconds) });
}
