/** One message of PostgreSQL's protocol 3.0 (its manual, "Message Formats"): the letter of its kind and what follows its length. */
export interface WireMessage {
  readonly kind: string;
  readonly body: Buffer;
}

/** Cuts a stream into messages. The first one that a client sends has no letter; it is told as `startup`. */
export class WireReader {
  private rest = Buffer.alloc(0);

  constructor(private starting: boolean) {}

  push(chunk: Buffer): WireMessage[] {
    this.rest = this.rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.rest, chunk]);
    const messages: WireMessage[] = [];
    for (;;) {
      const lead = this.starting ? 0 : 1;
      if (this.rest.length < lead + 4) return messages;
      const length = this.rest.readInt32BE(lead);
      if (this.rest.length < lead + length) return messages;
      const kind = this.starting ? 'startup' : String.fromCharCode(this.rest[0]!);
      messages.push({ kind, body: this.rest.subarray(lead + 4, lead + length) });
      this.rest = this.rest.subarray(lead + length);
      this.starting = false;
    }
  }
}

/** The name of the prepared statement that a Bind message is for. */
export function boundStatement(body: Buffer): string {
  const portalEnd = body.indexOf(0);
  return body.toString('utf8', portalEnd + 1, body.indexOf(0, portalEnd + 1));
}

/** The first column of a DataRow as text; null when it is null or there is none. */
export function firstColumn(body: Buffer): string | null {
  if (body.readInt16BE(0) === 0) return null;
  const length = body.readInt32BE(2);
  return length < 0 ? null : body.toString('utf8', 6, 6 + length);
}
