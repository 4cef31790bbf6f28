import { sentenceOf, type Locale } from '../platform/i18n.js';
import { scanOf } from './scan.js';
import type { ItemView } from './item-view.js';

/** The item of `GET /api/v1/items/{id}`. Instants are ISO 8601 in UTC, dates `YYYY-MM-DD`, hashes lower-case hex. */
export function itemJson({ opened, actions, extras }: ItemView, locale: Locale): Record<string, unknown> {
  const { row, facts } = opened;
  const [newest] = extras.publications;
  return {
    id: row.id,
    entry: row.entry,
    domain: row.domain,
    title: row.title,
    summary: row.summary,
    project: row.project?.id ?? null,
    elements: row.elements,
    extra: row.extra,
    dates: row.dates,
    attachments: row.attachments.map((file) => ({ ...file, scan: scanOf(row, file.id) })),
    marks: row.marks,
    missing: facts.missing,
    countersigners: row.memory.countersigners,
    version: row.version,
    revision: row.revision,
    state: row.state,
    states: row.states,
    responsibleUnit: row.unit,
    contentHash: row.content_hash,
    publicHash: facts.publicHash,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    actions: actions.map(({ action, allowed, refusals }) => ({
      action,
      allowed,
      refusals: refusals.map((refusal) => ({ ...refusal, message: sentenceOf(refusal, locale) })),
    })),
    tasks: row.tasks.map(({ id, state, step, unit, role, claimed_by, urged, urged_at, urge_waits }) => ({
      id,
      state,
      step,
      unit,
      role,
      claimedBy: claimed_by,
      urged,
      urgedAt: urged_at === null ? null : new Date(urged_at).toISOString(),
      acknowledged: urged > 0 && !urge_waits,
    })),
    deliveries: extras.deliveries.map(({ last_error, next_attempt_at, settled_at, ...delivery }) => ({
      ...delivery,
      lastError: last_error,
      nextAttemptAt: next_attempt_at,
      settledAt: settled_at,
    })),
    publication:
      newest === undefined
        ? null
        : {
            number: newest.number,
            url: `/open/${newest.number}`,
            version: newest.version,
            visibility: newest.visibility,
          },
    nonDisclosure: row.memory.nonDisclosure,
    comments: extras.comments,
  };
}
