import { dropFolder } from './drop-folder.js';
import { https } from './https.js';
import { sftp } from './sftp/sftp.js';
import type { Transport } from './transport.js';

/** By the name that channels.yaml uses. */
export const TRANSPORTS: ReadonlyMap<string, Transport> = new Map([
  ['https', https],
  ['drop-folder', dropFolder],
  ['sftp', sftp],
]);
