import type { Compared } from './actions.js';
import type { Measured } from './others.js';

const whole = (value: number): string => value.toFixed(0);
const fine = (value: number): string => value.toFixed(2);

/** Rows of equal width, as Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padStart(widths[at]!)).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => `${'-'.repeat(width + 1)}:`).join('|')}|`, ...rows.map(line)].join(
    '\n',
  );
}

export function actionsTable(compared: readonly Compared[]): string {
  const head = [
    'at once',
    'engine /s',
    'p50 ms',
    'p99 ms',
    'cpu ms',
    'bare pg /s',
    'p50 ms',
    'p99 ms',
    'cpu ms',
    'ratio',
  ];
  return table(
    head,
    compared.map(({ atOnce, engine, bare, ratio }) => [
      whole(atOnce),
      ...[whole(engine.perSecond), fine(engine.p50), fine(engine.p99), fine(engine.cpu)],
      ...[whole(bare.perSecond), fine(bare.p50), fine(bare.p99), fine(bare.cpu)],
      fine(ratio),
    ]),
  );
}

export function othersTable(measured: readonly Measured[]): string {
  const rows = measured.map(({ what, perSecond, p50, p99 }) => [what, whole(perSecond), fine(p50), fine(p99)]);
  return table(['what', 'per second', 'p50 ms', 'p99 ms'], rows);
}
