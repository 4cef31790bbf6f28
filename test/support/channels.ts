/** The settings of a channel whose platform is on this machine, which no channel reaches unless it is said so. */
export const toLoopback = (name: string, url: string, secret: string): Record<string, string> => ({
  [`CHANNEL_${name}_URL`]: url,
  [`CHANNEL_${name}_SECRET`]: secret,
  [`CHANNEL_${name}_NETWORK`]: 'private',
});
