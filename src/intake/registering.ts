import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '../access/account-directory.js';
import type { Actor, Role } from '../domain/actor.js';
import { accepted, type Outcome } from '../domain/refusal.js';
import { Clock } from '../platform/clock.js';
import { newId } from '../platform/ids.js';
import { ProjectCodes } from '../projects/project-codes.js';
import { IntakeStore, type IntakeRow } from './intake-store.js';
import { Receiving } from './receiving.js';
import { intakeNotice, type IntakeAnswer, type IntakeNotice } from './schemas.js';

/** What a person registers: a text that came by mail, on a medium, by fax, on paper, or that is typed in (登记来文). */
export type Registered = Omit<IntakeNotice, 'mode'>;

/** Texts that came otherwise: the person says how, the machine says when. */
@Injectable()
export class Registering {
  constructor(
    private readonly store: IntakeStore,
    private readonly receiving: Receiving,
    private readonly projects: ProjectCodes,
    private readonly people: AccountDirectory,
    private readonly clock: Clock,
  ) {}

  /** @param key made with the form: the form sent twice registers one text */
  async register(actor: Actor, mode: string, notice: Registered, key: string): Promise<Outcome<IntakeAnswer>> {
    const payload = { ...notice, mode: 'electronic-exchange' };
    const row = await this.store.arrived({
      ...{ id: newId(), mode, sender: actor.account, webhook_id: `form.${key}`, received_at: this.clock.now() },
      ...{ payload_sha256: createHash('sha256').update(JSON.stringify(payload)).digest('hex'), payload },
    });
    return row.status === null ? await this.deal(row, actor) : (row.answer as Outcome<IntakeAnswer>);
  }

  async deal(row: IntakeRow, by?: Actor): Promise<Outcome<IntakeAnswer>> {
    const found = by ?? (await this.people.find([row.sender]))[0];
    if (found === undefined) throw new Error(`intake ${row.id} was registered by nobody known`);
    const notice = intakeNotice.parse(row.payload);
    const code = notice.project?.code;
    const project = code === undefined ? null : await this.projects.find(code);
    const answer = await this.receiving.take(row, notice, { actor: entering(found), project: project?.id ?? null });
    await this.store.answered(row.id, answer.ok ? row.id : null, answer.ok ? 201 : 422, answer);
    return answer.ok ? accepted(answer.value) : answer;
  }
}

/** A clerk who registers a text begins its item, and counts as one who had a hand in it; drafting he may still not. */
function entering({ account, person, unit, roles }: Actor): Actor {
  const more: readonly Role[] = roles.includes('drafter') ? roles : [...roles, 'drafter'];
  return { account, person, unit, roles: more };
}
