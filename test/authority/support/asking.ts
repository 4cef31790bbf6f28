import type { TestApp } from '../../support/app.js';
import { asked } from './asks.js';
import type { House } from './house.js';
import type { Asker } from './people.js';
import type { Place } from './places.js';
import type { Rule } from './rules.js';
import { groupOf, holds } from './who.js';

/** Let through (whatever became of the input), or refused with this status; 400 and 500 say that something is wrong with the question or with us. */
export type Verdict = 'yes' | 400 | 401 | 403 | 404 | 500;

export interface Question {
  readonly rule: Rule;
  readonly route: string;
  readonly asker: Asker;
  readonly place: Place;
}

/** What the rule says the answer is. */
export function ruled({ rule, route, asker, place }: Question): Verdict {
  if (holds(rule.may, asker, place)) return 'yes';
  if (asker.unit === null) return (rule.guests as Verdict | undefined) ?? 401;
  if (asker.roles.includes('assessor') && WHERE_PEOPLE_WORK.test(route)) return 404; // everything else is not there
  if (typeof rule.others === 'number') return rule.others;
  return groupOf(rule.others).has(asker, place) ? 403 : 404;
}

const WHERE_PEOPLE_WORK = / \/(workbench|office|api\/v1)\b/;

export interface Heard {
  readonly status: number;
  readonly verdict: Verdict;
  readonly text: string;
}

/** What the house answers. */
export async function hear(app: TestApp, house: House, { rule, route, asker, place }: Question): Promise<Heard> {
  const { path, headers, body } = asked(route, house, place, rule.action);
  const answer = await fetch(`${app.url}${path}`, {
    method: route.split(' ')[0] ?? 'GET',
    redirect: 'manual',
    headers: { ...headers, ...asker.headers },
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  return { status: answer.status, verdict: verdictOf(answer, asker), text };
}

function verdictOf({ status, headers }: Response, { unit }: Asker): Verdict {
  if (unit === null && status === 303 && headers.get('location')?.startsWith('/workbench/sign-in?') === true)
    return 401;
  return [400, 401, 403, 404, 500].includes(status) ? (status as Verdict) : 'yes';
}
