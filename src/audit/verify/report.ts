import { translate, type Locale } from '../../platform/i18n.js';
import type { Finding } from './findings.js';
import type { Verdict } from './verify-trail.js';

/** The verdict for the person who asked: the first entry that does not fit and why, or that all is well, and what was looked at. */
export function report(verdict: Verdict, locale: Locale, seconds: number): string {
  const { counts, count, findings } = verdict;
  const say = (key: string, params: Readonly<Record<string, string | number>> = {}): string =>
    translate(locale, `trail.verify.${key}`, params);
  const tell = (finding: Finding): string => say(finding.code, finding.params);
  const [first, ...others] = findings;
  const result = first === undefined ? [say('fine')] : [say('found', { count }), tell(first)];
  const more =
    others.length === 0 ? [] : [say('more', { shown: others.length }), ...others.map((other) => `- ${tell(other)}`)];
  return [...result, ...more, say('counts', { ...counts }), say('time', { seconds: seconds.toFixed(1) })].join('\n');
}
