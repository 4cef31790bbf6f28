import type { Rule } from './rules.js';
import { groupOf } from './who.js';

/** docs/authority.md: the rules in sentences, by area. */
export function authorityText(rules: readonly Rule[]): string {
  const areas = [...new Set(rules.map(({ area }) => area))];
  const section = (area: string): string[] => {
    const rows = rules.filter((rule) => rule.area === area).map(rowOf);
    return [`## ${area}`, '', '| what | who may | everybody else | where |', '| --- | --- | --- | --- |', ...rows, ''];
  };
  return [...INTRODUCTION, ...areas.flatMap(section)].join('\n');
}

function rowOf({ action, does, may, others, guests, states, route }: Rule): string {
  const what = action === undefined ? does : `\`${action}\` ${does}`;
  const where = states === undefined ? '' : ` (item: ${states.join(', ')})`;
  const cells = [
    what + where,
    may.map(whoOf).join('; '),
    elseOf(others, guests, may),
    route.map((one) => `\`${one}\``).join('<br>'),
  ];
  return `| ${cells.join(' | ')} |`;
}

function whoOf(line: string): string {
  const [name = '', states] = line.split('@');
  return groupOf(name).words + (states === undefined ? '' : ` (${states.replaceAll(',', ', ')})`);
}

function elseOf(others: Rule['others'], guests: number | undefined, may: readonly string[]): string {
  if (may.includes('everybody')) return '-';
  if (may.includes('signedIn')) return 'has to sign in (401)';
  if (guests !== undefined) return String(guests);
  if (typeof others === 'number') return `${SAID[others] ?? ''} (${String(others)})`;
  return `${groupOf(others).words}: no (403); all others: nothing is there (404)`;
}

const SAID: Readonly<Record<number, string>> = { 401: 'has to prove who it is', 403: 'no', 404: 'nothing is there' };

const INTRODUCTION = [
  '# Who may ask what',
  '',
  'Every address that the application answers, and who may use it. Generated from `test/authority/rules.yaml`, which is written by hand;',
  '`npm run test:authority` asks every address as everybody below, in every state of an item, and compares each answer with its rule; then it',
  'compares this text. After a deliberate change: `UPDATE=1 npm run test:authority -- --short`, and read the difference.',
  '',
  'The item is always one of the Land Bureau (国土局), “the unit”. Asked are: the public; somebody with a made-up cookie or token, and with the',
  'session of a closed account, who count as the public; the unit’s drafter who wrote it and another, reviewers, approver, publisher, clerk, head;',
  'a colleague without a role of his own who stands in for the absent approver; a program with the drafter’s token; people of the Construction',
  'Bureau, which is asked to countersign, of the Housing Bureau, of the trading centre and of a small bureau, which have nothing to do with it;',
  'officers of the government office, the supervision office and the secrecy authority; the third-party evaluator; the administrator.',
  '',
  'Who is not signed in is told 401, on a page by being led to the sign-in page. “May” says who is let through to the case itself: whether the',
  'step is possible now is the lifecycle’s to say (409; `workflows/disclosure.md`, `test/workflows/authorization-matrix.md`), and the second',
  'pair of eyes is tested by itself (`test/authority/duties.property.test.ts`). A refused request has written nothing: the test counts rows.',
  'Where the item’s state decides whose a step is, the states stand in brackets; in all other states it is refused because of the state.',
  'Whoever only evaluates (第三方评估) is told 404 by every other address under `/workbench`, `/office` and `/api/v1`.',
  '',
];
