import { ROLES } from '../../../src/domain/actor';
import { accepted, acknowledged, answered, answering, because, definition, issued, overdue, proposed } from './order';
import { stranger, supervision, TOO_LATE, type OrderCase } from './order';

const UNITS = {
  addressed: 'land',
  other: 'housing',
  office: 'office',
  supervision: 'supervision',
  secrecy: 'secrecy',
  system: 'system',
};

const CASES: Readonly<Record<string, () => OrderCase>> = {
  'work.proposed': proposed,
  'work.proposed, to the office itself': () => proposed('office'),
  'work.issued': issued,
  'work.acknowledged': acknowledged,
  'work.answering': answering,
  'work.answering, watch.overdue': overdue,
  'work.answered': answered,
  'work.accepted': accepted,
  'work.circulated': () => overdue().take('CIRCULATE', supervision, because),
  'work.closed': () => accepted().take('CLOSE', supervision),
  'work.dismissed': () => proposed().take('DISMISS', supervision, because),
  'work.withdrawn': () => issued().take('WITHDRAW', supervision, because),
};

/** What each person may do with an order in each state, asked for every action, role and unit. */
export function orderMatrix(): string {
  const sections = [...definition.actions.values()].map(({ name, label }) =>
    [`## ${name} ${label.zh}`, '', ...HEAD, ...rowsOf(name), ''].join('\n'),
  );
  return [...INTRODUCTION, ...sections].join('\n');
}

/** Cases in which the same people may act share a row. */
function rowsOf(action: string): readonly string[] {
  const titles = new Map<string, string[]>();
  for (const [title, make] of Object.entries(CASES)) {
    const cells = cellsOf(action, make()).join(' | ');
    titles.set(cells, [...(titles.get(cells) ?? []), title]);
  }
  return [...titles]
    .filter(([cells]) => /[a-z]/.test(cells))
    .map(([cells, cases]) => `| ${cases.join('<br>')} | ${cells} |`);
}

function cellsOf(action: string, order: OrderCase): readonly string[] {
  order.now = TOO_LATE;
  return ROLES.map((role) =>
    Object.entries(UNITS)
      .filter(([, unit]) => order.allows(action, stranger(unit, role)))
      .map(([kind]) => kind)
      .join(', '),
  );
}

const HEAD = [`| state | ${ROLES.join(' | ')} |`, `| --- |${ROLES.map(() => ' --- |').join('')}`];

const INTRODUCTION = [
  '# Who may do what with a supervision order, in which state',
  '',
  'Generated from `workflows/supervision.yaml` by asking authority and machine for every action, state, role and unit; the test compares it.',
  'After a deliberate change: `UPDATE=1 npx jest test/workflows/supervision-matrix`, and read the difference.',
  '',
  'Due day and grace have passed. A cell names the units: `addressed` is the one the order is for, `other` any other. States and roles that',
  'are not listed may not.',
  '',
];
