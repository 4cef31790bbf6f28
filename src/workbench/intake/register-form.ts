import { Injectable } from '@nestjs/common';
import type { Reason } from '../../access/problem.js';
import { intakeRefusals } from '../../domain/intake/acceptable.js';
import { EXCHANGED } from '../../domain/lifecycle/disclosure/intake.js';
import { responsibleUnit } from '../../domain/responsibility/responsible-unit.js';
import type { Registered } from '../../intake/registering.js';
import type { Upload } from '../../items/upload.js';
import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import { newId } from '../../platform/ids.js';
import { Desk, type Visit } from '../desk.js';
import { errorsOf } from '../errors.js';
import type { Option } from '../form/fields.js';
import { Ground } from '../ground.js';
import { Naming } from '../naming.js';
import { last, type Typed } from '../typed.js';
import { sayerFor } from '../wording.js';

type Read =
  | { readonly ok: true; readonly value: { mode: string; notice: Registered; key: string } }
  | { readonly ok: false; readonly refusals: readonly Reason[] };

/** The form of a text that came otherwise than by data exchange. */
@Injectable()
export class RegisterForm {
  constructor(
    private readonly desk: Desk,
    private readonly naming: Naming,
    private readonly ground: Ground,
  ) {}

  async show(visit: Visit, typed: Typed, refusals: readonly Reason[]): Promise<void> {
    const { locale } = visit;
    const say = sayerFor(this.naming, { entry: null, extra: [], attachments: [] }, locale);
    const errors = errorsOf(refusals, say);
    const title = translate(locale, 'intake.register.title');
    const key = last(typed, 'key');
    await this.desk.show(
      visit,
      'intake-new',
      { title, place: 'new', status: errors.status, address: '/workbench/intake/new' },
      {
        errors: errors.list,
        error: Object.fromEntries(FIELDS.map((field) => [field, errors.byField.get(field) ?? null])),
        value: Object.fromEntries(FIELDS.map((field) => [field, last(typed, field)])),
        entries: this.entries(visit, last(typed, 'entry')),
        modes: this.modes(last(typed, 'mode'), locale),
        key: refusals.length > 0 || key === '' ? newId() : key,
      },
    );
  }

  /** Entry, mode and title are needed; of a grant of land it must be said that it is by tender (A01). */
  read(typed: Typed, file: Upload | null): Read {
    const [entry, mode, title, code] = ['entry', 'mode', 'title', 'project.code'].map((field) => last(typed, field));
    const known = this.ground.entry(entry ?? '');
    const selector = known?.deadlineSelector?.field;
    const elements = selector === undefined ? {} : { [selector]: 'tender' };
    const reasons = [
      ...(known === null ? [needed('entry')] : intakeRefusals(this.ground.jurisdiction, known, elements)),
      ...(this.modes('', 'zh').some(({ value }) => value === mode && value !== '') ? [] : [needed('mode')]),
      ...(title === '' ? [needed('title')] : []),
    ];
    if (reasons.length > 0 || known === null) return { ok: false, refusals: reasons };
    const attachments =
      file === null ? [] : [{ title: file.title, fileName: file.fileName, content: file.bytes.toString('base64') }];
    const notice = {
      ...{ entry: known.id, title: title ?? '', summary: '', elements, extra: [], dates: {}, attachments },
      project: code === undefined || code === '' ? null : { code },
    };
    return { ok: true, value: { mode: mode ?? '', notice, key: last(typed, 'key') || newId() } };
  }

  /** Texts that are taken in this way, those of the person's own unit first: whose a project's text is, the project tells. */
  private entries({ actor, locale }: Visit, chosen: string): readonly Option[] {
    const { jurisdiction } = this.ground;
    const taken = [...jurisdiction.entries.values()].filter(
      (entry) => intakeRefusals(jurisdiction, entry, { [entry.deadlineSelector?.field ?? '']: 'tender' }).length === 0,
    );
    const own = (entry: (typeof taken)[number]): boolean => {
      const answer = responsibleUnit(jurisdiction, entry, actor.unit, null, this.ground.today());
      return answer.ok || answer.refusals.some(({ code }) => code === 'project-needed');
    };
    const options = taken.filter(own).map(({ id, number, name }) => ({
      ...{ value: id, label: `${number} ${inLocale(name, locale)}`, chosen: id === chosen },
    }));
    return [{ value: '', label: translate(locale, 'workbench.form.choose'), chosen: chosen === '' }, ...options];
  }

  private modes(chosen: string, locale: Locale): readonly Option[] {
    const codes = this.ground.jurisdiction.codeLists.get('submission-mode') ?? [];
    return codes
      .filter(({ id }) => id !== EXCHANGED)
      .map(({ id, name }) => ({ value: id, label: inLocale(name, locale), chosen: id === chosen }));
  }
}

const FIELDS = ['entry', 'mode', 'title', 'project.code', 'file'];

const needed = (field: string): Reason => ({ code: 'form-required', kind: 'content', field, params: { field } });
