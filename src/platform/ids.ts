import { v7 } from 'uuid';

/** A UUID version 7 (RFC 9562): ids made later sort later, which keeps the indexes compact. */
export const newId = (): string => v7();
