import { statusOf } from '../../access/problem.js';
import type { Outcome } from '../../domain/refusal.js';
import { formatTime } from '../../platform/formats.js';
import { sentenceOf } from '../../platform/i18n.js';
import type { Visit } from '../desk.js';

/** What autosave.js reads: `{revision, savedAt, address?}`, or `{reasons}` with the status of the refusal. */
export async function savedAnswer(
  { reply, locale }: Pick<Visit, 'reply' | 'locale'>,
  stored: Outcome<{ readonly revision: number; readonly at: Date }>,
  created: string | null,
): Promise<void> {
  void reply.type('application/json; charset=utf-8').header('cache-control', 'no-store');
  if (!stored.ok) {
    const { refusals } = stored;
    const body = { reasons: refusals.map((refusal) => sentenceOf(refusal, locale)) };
    await reply.status(statusOf(refusals[0].kind)).send(JSON.stringify(body));
    return;
  }
  const { revision, at } = stored.value;
  const where = created === null ? {} : { address: `/workbench/items/${created}` };
  await reply.status(200).send(JSON.stringify({ revision, savedAt: formatTime(at), ...where }));
}
