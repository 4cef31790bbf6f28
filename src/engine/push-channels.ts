/** Which outside platforms a domain's publications are owed to and can be pushed to; syndication provides it. */
export abstract class PushChannels {
  abstract owedBy(domain: string): readonly string[];
}
