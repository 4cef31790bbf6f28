import { fileName, lies } from '../file-name.js';
import type { Transport } from '../transport.js';
import { placeOf } from './place.js';
import { inSession, SftpRefusal } from './session.js';

const MOST_BYTES = 32 * 1024 * 1024;

/** A folder on the platform's SFTP server that its own program empties; how a file is named is as in a drop folder. */
export const sftp: Transport = async (to, sending) => {
  const name = fileName(sending);
  const { body } = sending.encoded;
  if (Buffer.byteLength(body) > MOST_BYTES)
    return { kind: 'refusal', error: `larger than the ${MOST_BYTES / 1024 / 1024} MB that are sent as a file` };
  try {
    await inSession(placeOf(to), async (folder) => {
      await folder.put(`.${name}.part`, name, body);
    });
    return lies(name);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { kind: error instanceof SftpRefusal ? 'refusal' : 'silence', error: said };
  }
};
