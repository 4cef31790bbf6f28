import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from './settings.js';

/** Where people reach this installation, without a slash at the end: PUBLIC_URL, else where this process listens. */
@Injectable()
export class PublicAddress {
  private listening: string | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl' | 'host' | 'port' | 'role'>) {}

  /** With PORT=0 the port is known only once the process listens. */
  get base(): string {
    return this.settings.publicUrl ?? this.listening ?? addressOf(this.settings.host, this.settings.port);
  }

  /** Told once by whoever listens; answers with the address that can be opened on this machine. */
  listens(port: number): string {
    const address = addressOf(this.settings.host, port);
    if (this.settings.role !== 'worker') this.listening = address; // a worker's port is for its operator
    return address;
  }
}

/** Where the process listens on every interface, the machine's own name for itself does. */
function addressOf(host: string, port: number): string {
  const open = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${open.includes(':') ? `[${open}]` : open}:${port}`;
}
