import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/actor.js';
import { accepted, refused, type Outcome, type Refusal } from '../../domain/refusal.js';
import { Clock } from '../../platform/clock.js';
import { newId } from '../../platform/ids.js';
import { Addresses } from '../../worker/addresses.js';
import type { ConnectedChannel } from '../channel-settings.js';
import { ConfiguredChannels } from '../configured-channels.js';
import { ChannelStore, type ChannelChange } from './channel-store.js';
import { Channels } from './channels.js';
import { sendTest, type TestAnswer } from './test-event.js';

const ATTEMPTS = 5;

/** Stopping a channel, letting it go on, and trying whether its platform answers: the government office's, and on the trail. */
@Injectable()
export class ChannelActs {
  constructor(
    private readonly channels: Channels,
    private readonly configured: ConfiguredChannels,
    private readonly store: ChannelStore,
    private readonly addresses: Addresses,
    private readonly clock: Clock,
  ) {}

  /** What is under way ends; nothing new is sent until it is resumed. What is owed meanwhile waits. */
  async pause(actor: Actor, id: string, reason: string): Promise<Outcome<true>> {
    return await this.change(actor, { act: 'CHANNEL_PAUSED', channel: id, reason, detail: {} }, PAUSED_ALREADY);
  }

  async resume(actor: Actor, id: string, reason: string | null): Promise<Outcome<true>> {
    return await this.change(actor, { act: 'CHANNEL_RESUMED', channel: id, reason, detail: {} }, NOT_PAUSED);
  }

  /** Also while it is paused or broken: that is when one wants to know. It counts for nothing but the trail. */
  async test(actor: Actor, id: string): Promise<Outcome<TestAnswer>> {
    const to = this.runnable(actor, id);
    if (!to.ok) return to;
    const answer = await sendTest(to.value, this.addresses.base, newId(), this.clock.now());
    const { httpStatus, durationMs } = answer;
    const change = { act: 'CHANNEL_TESTED', channel: id, reason: null, detail: { httpStatus, durationMs } } as const;
    const told = await this.write(actor, change, BUSY);
    return told.ok ? accepted(answer) : told;
  }

  private async change(actor: Actor, change: ChannelChange, not: Refusal): Promise<Outcome<true>> {
    const to = this.runnable(actor, change.channel);
    return to.ok ? await this.write(actor, change, not) : to;
  }

  private runnable(actor: Actor, id: string): Outcome<ConnectedChannel> {
    if (!this.channels.mayRun(actor)) return refused([NOT_AN_OFFICER]);
    if (!this.channels.jurisdiction.channels.has(id)) return refused([{ code: 'not-found', kind: 'missing' }]);
    const to = this.configured.connection(id);
    return to === null ? refused([NOT_CONNECTED]) : accepted(to);
  }

  private async write(actor: Actor, change: ChannelChange, not: Refusal): Promise<Outcome<true>> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const done = await this.store.write(actor, change, this.clock.now());
      if (done !== 'busy') return done === 'written' ? accepted(true) : refused([not]);
    }
    return refused([BUSY]);
  }
}

export const NOT_CONNECTED: Refusal = { code: 'channel-not-connected', kind: 'state' };
const NOT_AN_OFFICER: Refusal = { code: 'channel-office-only', kind: 'authority' };
const PAUSED_ALREADY: Refusal = { code: 'channel-paused', kind: 'state' };
const NOT_PAUSED: Refusal = { code: 'channel-not-paused', kind: 'state' };
const BUSY: Refusal = { code: 'busy', kind: 'stale' };
