import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings.js';

/** Absolute addresses for mails and outside platforms: under PUBLIC_URL, else where this process listens. */
@Injectable()
export class Addresses {
  private readonly base: string;

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'publicUrl' | 'host' | 'port'>) {
    this.base = settings.publicUrl ?? `http://${settings.host}:${settings.port}`;
  }

  /** The page a resident reads. */
  publication(number: string): string {
    return `${this.base}/publications/${number}`;
  }

  /** A public file by the hash of its bytes. */
  file(sha256: string): string {
    return `${this.base}/files/${sha256}`;
  }

  /** The page a person of the house works on. */
  item(caseId: string): string {
    return `${this.base}/workbench/items/${caseId}`;
  }
}
