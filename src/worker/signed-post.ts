import { outgoing, type Reply } from './outgoing.js';
import { webhookHeaders } from './webhook-signature.js';

/** A message signed as https://www.standardwebhooks.com asks. */
export interface SignedPost {
  readonly url: string;
  /** The newest first; more than one while the receiver changes over. */
  readonly secrets: readonly string[];
  readonly network: 'public' | 'private';
  /** The same at every attempt: the receiver ignores repeats by it. */
  readonly id: string;
  readonly contentType: string;
  readonly body: string;
  readonly now: Date;
  readonly mostBytes?: number;
}

/** Posts once, safely. Never throws for the other side. */
export async function signedPost(post: SignedPost): Promise<Reply> {
  const { url, secrets, network, id, contentType, body, now, mostBytes } = post;
  const headers = {
    'content-type': contentType,
    'user-agent': 'Gongkai',
    ...webhookHeaders(secrets, { id, now, body }),
  };
  const limit = mostBytes === undefined ? {} : { mostBytes };
  return await outgoing({ url, method: 'POST', network, headers, body, ...limit });
}
