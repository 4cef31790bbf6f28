import type { Clock } from '../platform/clock.js';
import { SettingsError } from '../platform/settings.js';
import { signedPost } from '../worker/signed-post.js';
import { isUsableSecret } from '../worker/webhook-signature.js';
import type { WrittenMessage } from './message.js';
import type { NoticeTransport } from './notice-transport.js';

/** A signed HTTP hook (Standard Webhooks) for SMS or 政务微信: the gateway behind it knows each account's number. */
export class HookTransport implements NoticeTransport {
  readonly name = 'hook';
  readonly needsEmail = false;

  constructor(
    private readonly hook: { readonly url: string; readonly secret: string },
    private readonly clock: Clock,
  ) {
    if (!isUsableSecret(hook.secret))
      throw new SettingsError(['NOTICE_HOOK_SECRET: must be whsec_ followed by base64 (Standard Webhooks)']);
  }

  async send(message: WrittenMessage): Promise<void> {
    const { id, notice, recipient, entry, unit, step, reference, url, subject, text } = message;
    const { account, person, locale } = recipient;
    const data = { account, person, locale, notice, entry, unit, step, reference, url, subject, text };
    const now = this.clock.now();
    const body = JSON.stringify({ id, type: 'notice', timestamp: now.toISOString(), data });
    // The gateway is usually a machine of the house's own network.
    const { url: to, secret } = this.hook;
    const reply = await signedPost({
      ...{ url: to, secrets: [secret], network: 'private', contentType: 'application/json; charset=utf-8' },
      ...{ id, body, now },
    });
    if (reply.kind === 'silence') throw new Error(reply.error);
    if (reply.status < 200 || reply.status >= 300) throw new Error(`HTTP ${reply.status}`);
  }

  close(): void {
    // Nothing is kept open between messages.
  }
}
