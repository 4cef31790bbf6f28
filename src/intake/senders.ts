import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { addAccounts } from '../access/add-accounts.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { IntakeSender, Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { SETTINGS, SettingsError, type Settings } from '../platform/settings.js';
import { isUsableSecret } from '../worker/webhook-signature.js';
import { isSignedWith, type SignedMessage } from '../access/signed-message.js';

interface KeyedSender extends IntakeSender {
  readonly secret: string;
}

/** Who may send by data exchange: named in intake.yaml, with a key in the environment. A sender without a key is none yet. */
@Injectable()
export class Senders implements OnModuleInit {
  private readonly keyed: readonly KeyedSender[];

  constructor(
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
    @Inject(SETTINGS) settings: Settings,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.keyed = [...jurisdiction.senders.values()].flatMap((sender) => {
      const secret = settings.intakeSecrets[nameOf(sender.id)];
      return secret === undefined ? [] : [{ ...sender, secret }];
    });
    const bad = this.keyed.filter(({ secret }) => !isUsableSecret(secret));
    if (bad.length > 0)
      throw new SettingsError(bad.map(({ id }) => `INTAKE_${nameOf(id)}_SECRET: must be whsec_ followed by base64`));
  }

  /** Its name stands in lists beside those of people; it has no password and no role, so nobody can sign in as it. */
  async onModuleInit(): Promise<void> {
    const accounts = [...this.jurisdiction.senders.values()].map(({ id, name, unit }) => ({
      ...{ id: accountOf(id), person: name.zh, unit, roles: [], passwordHash: null },
    }));
    await addAccounts(this.database.pool, accounts, this.clock.now());
  }

  /** The sender whose key signed the message; null when nobody's did. */
  by(message: SignedMessage, body: string): IntakeSender | null {
    return this.keyed.find(({ secret }) => isSignedWith(secret, message, body)) ?? null;
  }
}

/** The account under which the acts of a sender stand on the trail. */
export const accountOf = (sender: string): string => `exchange.${sender}`;

const nameOf = (sender: string): string => sender.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
