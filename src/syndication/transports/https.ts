import { signedPost } from '../../worker/signed-post.js';
import type { Transport } from './transport.js';

export const https: Transport = async ({ url, secrets, network }, { id, encoded: { contentType, body }, now }) =>
  await signedPost({ url, secrets, network, id, contentType, body, now });
