import type { Files } from '../files.js';
import type { Fault } from '../jurisdiction-error.js';

const file = 'escalation.yaml';

/** Rungs climb, each named once; working hours follow each other; a mail the law needs is one that is sent. */
export function* escalationFaults({ escalation }: Files): Iterable<Fault> {
  const { workingHours, digestAt, days, hours } = escalation;
  const seen = new Set<string>();
  for (const [path, rungs] of Object.entries({ days, hours })) {
    for (const [n, { id, at, mail, required }] of rungs.entries()) {
      const where = { file, path: `${path}[${id}]` };
      const before = rungs[n - 1];
      if (seen.has(id)) yield { ...where, reason: `the rung ${id} is there twice` };
      if (before !== undefined && before.at >= at)
        yield { ...where, reason: `stands below ${before.id}, which is told later` };
      if (required && !mail) yield { ...where, reason: 'a required mail must be sent: mail is false' };
      seen.add(id);
    }
  }
  for (const [n, { from, to }] of workingHours.entries()) {
    const where = { file, path: `workingHours[${String(n)}]` };
    if (from >= to) yield { ...where, reason: `${from} is not before ${to}` };
    const earlier = workingHours[n - 1];
    if (earlier !== undefined && earlier.to > from) yield { ...where, reason: `${from} lies in the hours before` };
  }
  if (!workingHours.some(({ from, to }) => from <= digestAt && digestAt < to))
    yield { file, path: 'digestAt', reason: `${digestAt} is not in working hours` };
}
