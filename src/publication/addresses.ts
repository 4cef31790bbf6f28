/** Where a number is read: `{USCC}/{YYYY}-{NNNNN}` is its own address. */
export const addressOf = (number: string): string => `/open/${number}`;

/** `/files/{sha256}/{name}`: the name is for the reader's disk, the hash is the file. */
export const fileAddress = (sha256: string, name: string): string => `/files/${sha256}/${encodeURIComponent(name)}`;
